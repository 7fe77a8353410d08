"""Chunks of words with the postings of the terms under them."""

from pathlib import Path

from indexer.browser.chunks import Files
from indexer.browser.files import file_name
from indexer.browser.numbering import Numbering, order
from indexer.browser.words import Beside, write_words
from indexer.index.segment import Segment
from indexer.matches.lookup import Lookup
from indexer.text.letters import letters
from tests.indexer.browser.unpacking import content_of, numbers, texts


def test_a_term_is_in_the_file_of_the_word_that_it_stands_under(
    plan_segment: Segment, tmp_path: Path
) -> None:
    numbering = Numbering(plan_segment)
    own, foreign = numbering.terms[7], "どこにもない語"
    beside = Beside({own: {own: [1]}, foreign: {foreign: [2]}}, {"防": "災犯"}, None)
    listed, (stem, packed) = write_words(
        plan_segment, Lookup.of(plan_segment), numbering, beside, Files(tmp_path)
    )
    assert listed["words"][0] == stem
    keys = [order(key) for key in texts(listed["words"][1])]
    firsts, first = [], 0
    for distance in numbers(packed):
        firsts.append(first := first + distance)
    assert len(keys) == len(firsts) > 1
    for number, key in enumerate(numbering.keys):
        by_key = sum(one <= order(key) for one in keys)
        assert by_key == sum(one <= number for one in firsts)
    chunk = content_of(tmp_path / file_name(stem, sum(one <= 7 for one in firsts) - 1))
    assert chunk["staff"] == {own: {own: [1]}}
    at = sum(one <= order("防") for one in keys) - 1
    assert content_of(tmp_path / file_name(stem, at))["pairs"] == {"防": "災犯"}
    others, first_keys = listed["others"]
    at = sum(order(key) <= order(letters(foreign)) for key in texts(first_keys)) - 1
    assert content_of(tmp_path / file_name(others, at))["staff"] == {foreign: {foreign: [2]}}
