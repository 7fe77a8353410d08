"""The words of a generation: what is read of its tables, wherever these are kept."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from indexer.index import files
from indexer.index.vocabulary import Related, Vocabulary
from indexer.index.words.lazy import compute
from indexer.index.words.near_words import NearWords
from indexer.index.words.packed import Packed
from indexer.index.words.phrases import Phrase
from indexer.text.places import PlaceNames

if TYPE_CHECKING:
    from indexer.english.table import Table


class KnownWords(ABC):
    """Tables that are read when somebody first asks for them. Threads share it."""

    @abstractmethod
    def _json(self, name: str) -> Any:
        """The value of one of a generation's files, which only the caller has."""

    @property
    @abstractmethod
    def lexeme_terms(self) -> NDArray[np.int32]:
        """The term of each lexeme."""

    @cached_property
    def collection(self) -> Mapping[str, Any]:
        """What the pages say about the whole."""
        return dict(self._json(files.COLLECTION))

    @cached_property
    def expansions(self) -> Mapping[str, Any]:
        """Synonyms, as the build wrote them."""
        return dict(self._json(files.EXPANSIONS))

    @cached_property
    def related(self) -> Related:
        """Words of the collection that are used alike."""
        return dict(self._json(files.RELATED))

    @cached_property
    def near(self) -> Related:
        """Words of the collection that are used like others or mean nearly the same: those of its
        own table before the thesaurus's."""
        return NearWords(self.related, self._alike)

    @cached_property
    def _alike(self) -> Related:
        """Words that mean nearly the same by the thesaurus."""
        return dict(self._json(files.ALIKE))

    @cached_property
    def places(self) -> PlaceNames:
        """The names of departments, divisions and areas."""
        return PlaceNames(self._json(files.PLACES))

    @cached_property
    def terms(self) -> list[str]:
        """The term of each number; every one is some program's."""
        return list(self._json(files.TERMS))

    @cached_property
    def term_numbers(self) -> dict[str, int]:
        """The number of each term."""
        return dict(zip(self.terms, range(len(self.terms)), strict=True))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words by what a query may say instead of them."""
        tables = dict(self._json(files.VOCABULARY))
        return Vocabulary(self.terms, self.term_numbers, self.lexeme_terms, tables)

    @cached_property
    def english(self) -> "Table":
        """The table from English words to those of the collection."""
        return dict(self._json(files.ENGLISH))

    @cached_property
    def phrases(self) -> list[Phrase]:
        """Words and compounds of the collection, the commonest first."""
        return [Phrase(*row) for row in self._json(files.PHRASES)]

    def read(self) -> None:
        """Reads everything that is read lazily, of the class itself too. Raises OSError.

        For processes that stay: what is large and of which a query asks for little is packed.
        """
        self.related, self._alike = Packed.of(self.related), Packed.of(self._alike)
        self.near = NearWords(self.related, self._alike)
        self.english = {kind: Packed.of(rows) for kind, rows in self.english.items()}
        for one in (self, self.vocabulary, self.places):
            compute(one)
