"""Words near those of a query, of two tables: the collection's own before the thesaurus."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from indexer.index.vocabulary import Related

# Terms, each with its similarity.
_Rows: TypeAlias = Sequence[Sequence[Any]]


class NearWords(Mapping[str, _Rows]):
    """Two tables as one. A word's rows are joined when it is asked for: of thousands of words, a
    query asks for a few."""

    def __init__(self, own: Related, alike: Related) -> None:
        self._own, self._alike = own, alike

    def __getitem__(self, word: str) -> _Rows:
        """A word's own rows, then those of the thesaurus for other terms. Raises KeyError."""
        own = self._own.get(word)
        if own is None:
            return self._alike[word]
        told = {term for term, *_ in own}
        return [*own, *(row for row in self._alike.get(word, ()) if row[0] not in told)]

    def __iter__(self) -> Iterator[str]:
        yield from self._alike
        yield from (word for word in self._own if word not in self._alike)

    def __len__(self) -> int:
        return len(self._own.keys() | self._alike.keys())
