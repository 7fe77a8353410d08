"""Chunks of words with the postings of the terms under them."""

from pathlib import Path

from indexer.browser.numbering import Numbering, order
from indexer.browser.words import write_words
from indexer.index.segment import Segment
from tests.indexer.browser.unpacking import numbers, texts


def test_a_term_is_in_the_file_of_the_word_that_it_stands_under(
    plan_segment: Segment, tmp_path: Path
) -> None:
    numbering = Numbering(plan_segment)
    listed, (stem, packed) = write_words(plan_segment, numbering, tmp_path)
    assert listed["words"][0] == stem
    keys = [order(key) for key in texts(listed["words"][1])]
    firsts, first = [], 0
    for distance in numbers(packed):
        firsts.append(first := first + distance)
    assert len(keys) == len(firsts) > 1
    for number, key in enumerate(numbering.keys):
        by_key = sum(one <= order(key) for one in keys)
        assert by_key == sum(one <= number for one in firsts)
