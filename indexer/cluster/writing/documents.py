"""A generation's programs as documents, made from its forward index: nothing is analysed again."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus import beginnings
from corpus.record import Program
from indexer.answer.facets import NEW
from indexer.answer.results import FACET_NAMES
from indexer.cluster import mapping
from indexer.cluster.packed_program import Piece
from indexer.cluster.tokens import COUNTED, GAP, counts, stacked, token
from indexer.cluster.writing.order_keys import OrderKeys
from indexer.cluster.writing.threads import Threads
from indexer.index.collection_info import columns_of
from indexer.index.ranges import distinct, rows_within
from indexer.index.segment import Segment
from indexer.targets.stated import stated

# Programs that are made into documents at a time: some megabytes.
_AT_A_TIME = 256
Document = dict[str, Any]


class Documents:
    """Makes the documents of a generation's programs, which are asked for in ascending order."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._threads = Threads(segment)
        self._width = segment.schema.width
        self._terms = [*segment.terms]
        self._tokens = [token(term) for term in self._terms]
        self._of_lexemes = segment.forward.lexeme_terms
        self._is_noun = segment.forward.is_noun
        self._surface = segment.forward.surface
        values = segment.facets.values
        self._areas = frozenset(values["area"])
        names = [*FACET_NAMES, *own_facets(values)]
        self._facet_fields = {name: f"{mapping.FACET}{n}" for n, name in enumerate(names)}
        self._own_values = [(name, value) for name in own_facets(values) for value in values[name]]
        self._orders = OrderKeys(columns_of(segment.collection), segment.collection)

    def digests(self) -> Sequence[bytes]:
        """What tells apart programs whose documents differ, in the order of the plan."""
        return self._threads.digests()

    def of(self, numbers: Sequence[int]) -> Iterator[tuple[int, Document]]:
        """The documents of some programs, by their places in the plan."""
        for some in _runs(numbers):
            weighed = _Weighed.of(self._segment, some.start, some.stop, self._of_lexemes)
            for number in some:
                program = self._segment.program(number)
                yield number, self._document(number, program, *weighed.of_program(number))

    def _document(
        self, number: int, program: Program, terms: NDArray[np.int64], tfs: NDArray[np.float32]
    ) -> Document:
        segment = self._segment
        piece = self._piece(number, terms)
        surface = piece.surface.decode(errors="surrogatepass").split("\0")
        tokens = [self._tokens[term] for term in terms.tolist()]
        often = counts(tfs)
        document: Document = {
            mapping.ID: program.id,
            mapping.RECORD: b64encode(segment.line(number)).decode(),
            mapping.PIECE: piece.packed(),
            mapping.WEIGHTS: " ".join(map(COUNTED, tokens, often)),
            **self._facets(number),
            **self._spans(number),
            **self._threads.of(number),
        }
        if program.repost_of is not None:
            document[mapping.REPOST] = program.repost_of
        if figures := [_figure(one) for one in stated([program])]:
            document[mapping.FIGURES] = figures
        known = dict(zip(segment.schema.texts(program), surface, strict=False))
        for order, key in enumerate(self._orders.of(program, known)):
            if key is not None:
                document[f"{mapping.ORDER}{order}"] = key
        for field, text in enumerate(_placed(piece, tokens)):
            if text:
                document[f"{mapping.TEXT}{field}"] = text
            if surface[field]:
                document[f"{mapping.CHARS}{field}"] = surface[field]
            document[f"{mapping.OCCURRENCE}{field}"] = float(piece.occurrence[field])
        return document

    def _piece(self, number: int, terms: NDArray[np.int64]) -> Piece:
        forward, width = self._segment.forward, self._width
        bounds = forward.field_bounds(number)
        start, end = int(bounds[0]), int(bounds[-1])
        tokens = forward.tokens[start:end]
        rows = forward.compounds[rows_within(forward.compounds, start, end)]
        compounds = rows - np.array([start, 0, 0], np.int32)
        compounds[:, 1] = terms.searchsorted(self._of_lexemes[rows[:, 1]])
        is_term = tokens >= 0
        local = tokens.copy()
        local[is_term] = terms.searchsorted(self._of_lexemes[tokens[is_term]])
        surface = forward.surface_bounds[number : number + 2]
        end_of_texts = int(bounds[self._segment.schema.text_fields]) - start
        slots = slice(number * width, (number + 1) * width)
        own = tokens[:end_of_texts]
        own = own[own >= 0]
        nouns = distinct(terms.searchsorted(self._of_lexemes[own[self._is_noun[own]]]))
        return Piece(
            [self._terms[n] for n in terms.tolist()],
            self._surface[int(surface[0]) : int(surface[1])],
            local,
            forward.starts[start:end],
            forward.lengths[start:end],
            compounds,
            (bounds - start).astype(np.int32),
            nouns.astype(np.int32),
            self._segment.occurrence[slots],
        )

    def _facets(self, number: int) -> Document:
        columns = self._segment.facets
        values = columns.values
        area = _named(values["area"], columns.area[number])
        found: dict[str, list[str]] = {
            "department": _named(values["department"], columns.department[number]),
            "division": [
                values["division"][n]
                for n in columns.division[
                    columns.division_bounds[number] : columns.division_bounds[number + 1]
                ].tolist()
            ],
            "area": [path for one in area for path in beginnings(one) if path in self._areas],
            "new": [NEW] if columns.new[number] else [],
        }
        numbers = columns.own[columns.own_bounds[number] : columns.own_bounds[number + 1]].tolist()
        for name, some in groupby((self._own_values[n] for n in numbers), key=lambda one: one[0]):
            found.setdefault(name, []).extend(value for _, value in some)
        return {self._facet_fields[name]: some for name, some in found.items() if some}

    def _spans(self, number: int) -> Document:
        spans = self._segment.spans
        document: Document = {}
        for row in range(len(spans.lows)):
            low, high = float(spans.lows[row][number]), float(spans.highs[row][number])
            if high == high:
                document[f"{mapping.LOW}{row}"] = _finite(low)
                document[f"{mapping.HIGH}{row}"] = _finite(high)
        return document


class _Weighed:
    """The terms of some programs with their pseudo frequencies."""

    def __init__(
        self,
        first: int,
        programs: NDArray[np.int64],
        terms: NDArray[np.int64],
        frequencies: NDArray[np.float32],
        count: int,
    ) -> None:
        self._first = first
        self._terms, self._frequencies = terms, frequencies
        self._bounds = programs.searchsorted(np.arange(count + 1))

    @classmethod
    def of(
        cls, segment: Segment, first: int, last: int, of_lexemes: NDArray[np.int32]
    ) -> "_Weighed":
        forward, width = segment.forward, segment.schema.width
        start, end = (int(forward.bounds[n * width]) for n in (first, last))
        tokens = forward.tokens[start:end]
        at = np.flatnonzero(tokens >= 0)
        rows = forward.compounds[rows_within(forward.compounds, start, end)]
        positions = np.concatenate((at + start, rows[:, 0])).astype(np.int64)
        terms = np.concatenate((of_lexemes[tokens[at]], of_lexemes[rows[:, 1]])).astype(np.int64)
        slots = forward.slots(positions)
        key = (slots // width - first) * len(segment.terms) + terms
        distinct, inverse = np.unique(key, return_inverse=True)
        sums = np.bincount(inverse, segment.occurrence[slots], len(distinct)).astype(np.float32)
        programs, numbers = np.divmod(distinct, max(1, len(segment.terms)))
        return cls(first, programs, numbers, sums, last - first)

    def of_program(self, number: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The numbers of the terms of a program, ascending, and how often each stands there."""
        own = slice(*self._bounds[number - self._first : number - self._first + 2].tolist())
        return self._terms[own], self._frequencies[own]


def _placed(piece: Piece, tokens: Sequence[str]) -> Iterator[str]:
    """The terms of each field at their positions; empty where it has none."""
    placed = [GAP if n < 0 else tokens[n] for n in piece.tokens.tolist()]
    for at, number, _ in piece.compounds.tolist():
        placed[at] = stacked(placed[at], tokens[number])
    for first, last in pairwise(piece.bounds.tolist()):
        own = placed[first:last]
        yield "" if own.count(GAP) == len(own) else " ".join(own)


def _runs(numbers: Sequence[int]) -> Iterator[range]:
    """Ascending numbers as ranges without gaps, of which none is too long."""
    start = end = numbers[0] if numbers else 0
    for number in numbers:
        if number != end or end - start == _AT_A_TIME:
            yield range(start, end)
            start = number
        end = number + 1
    if end > start:
        yield range(start, end)


def own_facets(values: Any) -> list[str]:
    """The headings of a collection's own facets; see ``index.facet_columns``."""
    return [*values][len(FACET_NAMES) - 1 :]


def _named(values: Sequence[str], number: int) -> list[str]:
    return [values[number]] if number < len(values) else []


def _finite(end: float) -> float:
    """A number that JSON has; an open end is further than any day or amount."""
    return min(max(end, -1e300), 1e300)


def _figure(one: Any) -> Document:
    return {"value": float(one.figure.value), "unit": one.unit}
