"""The words of a generation in the cluster, in this process' memory."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from indexer.answer.results import TellingTerm
from indexer.answer.suggest import Suggester
from indexer.cluster import parts
from indexer.english.table import Table
from indexer.index import files
from indexer.index.phrases import Phrase
from indexer.index.vocabulary import Related, Vocabulary
from indexer.text.places import PlaceNames


class PublishedWords:
    """What ``parts`` published, read when it is asked for. Threads share it."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self._contents = contents

    @cached_property
    def collection(self) -> Mapping[str, Any]:
        """What the pages say about the whole."""
        return dict(self._json(files.COLLECTION))

    @cached_property
    def facet_values(self) -> Mapping[str, tuple[str, ...]]:
        """The values of each facet in the order in which they are shown."""
        return {name: tuple(values) for name, values in self._json(files.FACETS).items()}

    @cached_property
    def places(self) -> PlaceNames:
        """The names of departments, divisions and areas."""
        return PlaceNames(self._json(files.PLACES))

    @cached_property
    def expansions(self) -> Mapping[str, Any]:
        """Synonyms, as the build wrote them."""
        return dict(self._json(files.EXPANSIONS))

    @cached_property
    def related(self) -> Related:
        """Words of the collection that are used alike."""
        return dict(self._json(files.RELATED))

    @cached_property
    def english(self) -> Table:
        """The table from English words to those of the collection."""
        return dict(self._json(files.ENGLISH))

    @cached_property
    def phrases(self) -> list[Phrase]:
        """Words and compounds of the collection, the commonest first."""
        return [Phrase(*row) for row in self._json(files.PHRASES)]

    @cached_property
    def terms(self) -> list[str]:
        """The term of each number."""
        return list(self._json(files.TERMS))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each term."""
        return dict(zip(self.terms, range(len(self.terms)), strict=True))

    @cached_property
    def counts(self) -> NDArray[np.int32]:
        """The number of programs that have each term."""
        return self._array(parts.COUNTS)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words by what a query may say instead of them."""
        tables = dict(self._json(files.VOCABULARY))
        return Vocabulary(self.terms, self.numbers, self._array(parts.OF_LEXEMES), tables)

    def suggester(self) -> Suggester:
        """What completes the beginnings of words."""
        names, departments = (
            [Phrase(*one) for one in rows] for rows in self._json(parts.SUGGESTED)
        )
        return Suggester(names, self.phrases, departments)

    def telling_terms(self, limit: int) -> tuple[TellingTerm, ...]:
        """At most ``limit`` words that are typical of the collection, the most telling first."""
        return tuple(TellingTerm(*one) for one in self._json(parts.TELLING)[:limit])

    def load(self) -> None:
        """Reads everything, so that nothing of what was fetched stays twice."""
        for name, attribute in vars(PublishedWords).items():
            if isinstance(attribute, cached_property):
                getattr(self, name)

    def _json(self, name: str) -> Any:
        return orjson.loads(self._contents[name])

    def _array(self, name: str) -> NDArray[np.int32]:
        return np.frombuffer(self._contents[name], "<i4").astype(np.int32)
