"""The words of a generation in the cluster, in this process' memory."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from indexer.answer.results import KeyTerm
from indexer.answer.suggest import Suggester
from indexer.cluster import parts
from indexer.index import files
from indexer.index.words.known_words import KnownWords
from indexer.index.words.phrases import Phrase


class PublishedWords(KnownWords):
    """What ``parts`` published."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self._contents = contents

    @cached_property
    def facet_values(self) -> Mapping[str, tuple[str, ...]]:
        """The values of each facet in the order in which they are shown."""
        return {name: tuple(values) for name, values in self._json(files.FACETS).items()}

    @cached_property
    def counts(self) -> NDArray[np.int32]:
        """The number of programs that have each term."""
        return self._array(parts.COUNTS)

    @property
    def lexeme_terms(self) -> NDArray[np.int32]:
        """The term of each lexeme."""
        return self._array(parts.OF_LEXEMES)

    def suggester(self) -> Suggester:
        """What completes the beginnings of words."""
        names, departments = (
            [Phrase(*one) for one in rows] for rows in self._json(parts.SUGGESTED)
        )
        return Suggester(names, self.phrases, departments)

    def key_terms(self, limit: int) -> tuple[KeyTerm, ...]:
        """At most ``limit`` words that are typical of the collection, the most telling first."""
        return tuple(KeyTerm(*one) for one in self._json(parts.TELLING)[:limit])

    def _json(self, name: str) -> Any:
        return orjson.loads(self._contents[name])

    def _array(self, name: str) -> NDArray[np.int32]:
        return np.frombuffer(self._contents[name], "<i4").astype(np.int32)
