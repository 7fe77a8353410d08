"""The postings of one term as Whoosh walks them: one after the other, with scores and positions."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from whoosh.matching import LeafMatcher, NullMatcher
from whoosh.matching.mcore import ReadTooFar

from indexer.whoosh.field import IndexedField


class ArrayMatcher(LeafMatcher):
    """Walks a slice of the posting arrays. To Whoosh's optimizations it is one block.

    ``scorer`` is Whoosh's, made by a weighting model, or None; then the weight is the score.
    """

    def __init__(
        self, field: IndexedField, number: int, term: tuple[str, bytes], format_: Any, scorer: Any
    ) -> None:
        self.format = format_
        self.scorer = scorer
        self._term = term
        self._field = field
        self._number = number
        # Plain numbers: Whoosh asks for them one by one, which NumPy's scalars make slow.
        docs, weights = field.postings(number)
        self._docs: list[int] = docs.tolist()
        self._weights: list[float] = weights.tolist()
        self._place = 0

    def is_active(self) -> bool:
        return self._place < len(self._docs)

    def reset(self) -> None:
        self._place = 0

    def copy(self) -> "ArrayMatcher":
        other = ArrayMatcher(self._field, self._number, self._term, self.format, self.scorer)
        other._place = self._place
        return other

    def replace(self, minquality: float = 0) -> Any:
        """Itself, or nothing once it has nothing good enough to offer."""
        if not self.is_active() or (minquality and self.max_quality() < minquality):
            return NullMatcher()
        return self

    def id(self) -> int:
        return self._docs[self._place]

    def all_ids(self) -> Iterator[int]:
        return iter(self._docs[self._place :])

    def next(self) -> None:
        """Moves on. Raises ReadTooFar behind the last posting, as ``skip_to`` does."""
        if not self.is_active():
            raise ReadTooFar
        self._place += 1

    def skip_to(self, id: int) -> None:
        """Moves on to the first program that is not before ``id``."""
        if not self.is_active():
            raise ReadTooFar
        self._place = bisect_left(self._docs, id, self._place)

    def skip_to_quality(self, minquality: float) -> int:
        """Leaves the block, that is, everything, when it is not better than ``minquality``."""
        if self.is_active() and self.block_quality() <= minquality:
            self._place = len(self._docs)
            return 1
        return 0

    def supports_block_quality(self) -> bool:
        return self.scorer is None or bool(self.scorer.supports_block_quality())

    def max_quality(self) -> float:
        return self.block_quality()

    def block_quality(self) -> float:
        """The highest score of any posting, or more."""
        return float(self.scorer.max_quality()) if self.scorer else self.block_max_weight()

    def block_max_weight(self) -> float:
        return max(self._weights)

    def block_min_length(self) -> int:
        return int(self._field.lengths_of(self._field.postings(self._number).docs).min())

    def weight(self) -> float:
        return self._weights[self._place]

    def score(self) -> float:
        return float(self.scorer.score(self)) if self.scorer else self.weight()

    def value(self) -> bytes:
        """The positions in Whoosh's format; empty where the field has none."""
        positions = self._field.positions(self._number, self.id())
        return bytes(self.format.encode(positions)) if positions else b""
