"""The forward index of a generation, opened: what stands at a position, and where it is written."""

from dataclasses import fields
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.index import files
from indexer.index.characters import Characters, TextSearch
from indexer.index.field_boosts import Schema
from indexer.index.forward import NO_TERM, Forward
from indexer.index.postings import Docs, Positions, Slots
from indexer.index.ranges import distinct, rows_within
from indexer.index.words.lazy import compute
from indexer.text.lexeme import Kind, Lexeme

_KINDS = tuple(Kind)


class Words(NamedTuple):
    """The words at some positions: their terms, NO_TERM for none, and original [start, end)."""

    terms: NDArray[np.int32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]


class StoredForward:
    """The arrays that ``forward.Forward`` describes, mapped from a generation's directory."""

    def __init__(self, directory: Path, schema: Schema) -> None:
        """Raises OSError."""
        self._directory = directory
        self._width, self._text_fields = schema.width, schema.text_fields
        self.bounds = files.read_array(directory, "bounds")
        self.tokens = files.read_array(directory, "tokens")
        self.starts = files.read_array(directory, "starts")
        self.lengths = files.read_array(directory, "lengths")

    @cached_property
    def lexemes(self) -> tuple[Lexeme, ...]:
        """The lexemes that ``tokens`` counts."""
        return tuple(
            [
                Lexeme(term, surface, reading, tuple(groups), _KINDS[kind])
                for term, surface, reading, groups, kind in self._lexeme_rows()
            ]
        )

    @cached_property
    def is_noun(self) -> NDArray[np.bool_]:
        """Whether each lexeme is a noun."""
        # Without making the lexemes, which a search has no other use for.
        return np.array([kind == Kind.NOUN for *_, kind in self._lexeme_rows()], bool)

    @cached_property
    def lexeme_terms(self) -> NDArray[np.int32]:
        """The term of each lexeme."""
        return files.read_array(self._directory, "lexeme_terms")

    @cached_property
    def compounds(self) -> NDArray[np.int32]:
        """Words of several parts: their first position, their lexeme, their parts; a row each."""
        return files.read_array(self._directory, "compounds")

    @property
    def surface(self) -> bytes:
        """The folded text of all programs; see Forward."""
        return files.read_content(self._directory, files.SURFACE)

    @cached_property
    def text_search(self) -> TextSearch:
        """What finds characters in the folded text."""
        arrays = (files.read_array(self._directory, field.name) for field in fields(Characters))
        return TextSearch(Characters(*arrays), files.read_bytes(self._directory, files.SURFACE))

    @cached_property
    def surface_bounds(self) -> NDArray[np.int64]:
        """Where each program's folded text begins."""
        return files.read_array(self._directory, "surface_bounds")

    def edges(self, docs: Docs) -> Positions:
        """Where the positions of some programs begin, then where they end."""
        first = docs * self._width
        edges = np.concatenate((self.bounds[first], self.bounds[first + self._width]))
        # As positions are stored, so that looking for the edges among them converts neither.
        return edges.astype(np.int32)

    def field_bounds(self, doc: int) -> Positions:
        """Where the positions of each field of a program begin, and where the last one ends."""
        return self.bounds[doc * self._width : (doc + 1) * self._width + 1]

    def slots(self, positions: Positions) -> Slots:
        """The slot of each of some positions; ascending where these are."""
        return self.bounds.searchsorted(positions, "right") - 1

    def surface_slots(self, text: str) -> Slots:
        """The slot of every place where the folded text of the programs has ``text``, ascending."""
        return self.text_search.slots(text)

    def has_character(self, char: str) -> bool:
        """Whether the folded text of the programs has a character anywhere."""
        return self.text_search.has(char)

    def words(self, positions: Positions) -> Words:
        """The words that begin at some positions; of a word of several parts the first one."""
        tokens = self.tokens[positions]
        # The first lexeme stands in for none, which is seldom asked for.
        terms = np.where(tokens < 0, NO_TERM, self.lexeme_terms[np.maximum(tokens, 0)])
        starts = self.starts[positions]
        return Words(terms, starts, starts + self.lengths[positions])

    def end(self, position: int) -> int:
        """Where the word at a position ends in its original text."""
        return int(self.starts[position] + self.lengths[position])

    def extent(self, position: int) -> int:
        """How many positions the word of several parts takes that begins at ``position``.

        1 where none begins there.
        """
        found = self.compounds[rows_within(self.compounds, position, position + 1)]
        return int(found[0, 2]) if len(found) else 1

    def nouns(self, doc: int) -> list[int]:
        """The terms of a program's own text that are nouns, each once."""
        bounds = self.field_bounds(doc)
        tokens = distinct(self.tokens[bounds[0] : bounds[self._text_fields]])
        tokens = tokens[tokens >= 0]
        nouns: list[int] = distinct(self.lexeme_terms[tokens[self.is_noun[tokens]]]).tolist()
        return nouns

    def whole(self) -> Forward:
        """The forward index, for another build."""
        return Forward(
            self.lexemes,
            self.tokens,
            self.starts,
            self.lengths,
            self.compounds,
            self.bounds,
            files.mapped_content(self._directory / files.SURFACE),
            self.surface_bounds,
        )

    def load(self) -> None:
        """Reads what a search may ask for and is read lazily. Raises OSError."""
        for name in ("lexeme_terms", "is_noun", "compounds", "text_search", "surface_bounds"):
            getattr(self, name)
        compute(self.text_search)

    def _lexeme_rows(self) -> list[tuple[str, str, str, list[int], int]]:
        return list(files.read_json(self._directory, files.LEXEMES))
