"""The words of a generation are the same, whether they are read of files or of anything else."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.index import files
from indexer.index.segment import Segment
from indexer.index.words.known_words import KnownWords


class Elsewhere(KnownWords):
    """The words of a segment, kept in memory; what was asked for is noted."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self.asked: list[str] = []

    def _json(self, name: str) -> Any:
        self.asked.append(name)
        return files.read_json(self._segment.directory, name)

    @property
    def lexeme_terms(self) -> NDArray[np.int32]:
        return self._segment.forward.lexeme_terms


def test_nothing_is_read_before_it_is_asked_for_and_all_once(plan_segment: Segment) -> None:
    words = Elsewhere(plan_segment)
    assert words.asked == []
    assert words.terms == plan_segment.terms
    words.read()
    words.read()
    assert len(set(words.asked)) == len(words.asked) == 9
    assert words.phrases == plan_segment.phrases
    assert words.places.names == plan_segment.places.names
    assert words.vocabulary.written == plan_segment.vocabulary.written


def test_its_own_related_words_stand_before_the_thesaurus(plan_segment: Segment) -> None:
    near, related = plan_segment.near, plan_segment.related
    assert near["大雪"]
    word = next(word for word in related if len(near[word]) > len(related[word]))
    assert [term for term, _ in near[word]][: len(related[word])] == [t for t, _ in related[word]]
