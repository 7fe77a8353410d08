"""What a dictionary comes to for a collection, worked out once for equal collections."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from indexer.index import contents
from indexer.index.contents import Contents, dictionary_tables

# Of so many collections; the shipped plan's take three megabytes.
_MOST = 16

_Tables = tuple[Mapping[str, Any], Mapping[str, Any]]
_Make = Callable[..., _Tables]


@contextmanager
def dictionary_tables_made_once() -> Iterator[None]:
    """Builds of equal collections share them, most of a small build's time.

    They are made of nothing but what a build hands over and the dictionary, and are only written.
    """
    with patch.object(contents, "dictionary_tables", remembering(dictionary_tables)):
        yield


def remembering(make: _Make) -> _Make:
    """The function, of what is equal called once while that is among the last asked for."""
    made: OrderedDict[tuple[bytes, int], _Tables] = OrderedDict()

    def remembered(of: Contents, vocabulary: Mapping[str, Any], *others: Any) -> _Tables:
        key = digest(of, vocabulary), id(contents.dictionary())
        if key not in made:
            made[key] = make(of, vocabulary, *others)
        made.move_to_end(key)
        while len(made) > _MOST:
            made.popitem(last=False)
        return made[key]

    return remembered


def digest(of: Contents, vocabulary: Mapping[str, Any]) -> bytes:
    """The digest of all that the tables are made of."""
    inverted = of.inverted
    text = repr((inverted.terms, of.expansions, vocabulary["letters"], vocabulary["groups"]))
    found = hashlib.blake2b(text.encode())
    for array in (inverted.posting_bounds, inverted.docs):
        found.update(array.tobytes())
    return found.digest()
