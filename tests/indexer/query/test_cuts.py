"""Other ways to cut a query, on small collections, and what they are for: whatever stands in an
index is found by its own letters, however Sudachi cuts it alone."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Program
from indexer import Query, Searcher
from indexer.index.segment import Segment
from indexer.query.parser import parse
from indexer.text.lexeme import Kind
from indexer.text.opposites import IS_NONE

NAMES = (
    "県立高校の再編",
    "一時預かり",
    "改正法案の説明",
    "郵便番号960-8670",
    "120人の会議",
    "五十分間の授業",
)
# Alone they are punctuation, and a single kana is half a word.
SIGNS = ("%", "ほ")
CONTENT = (Kind.NOUN, Kind.VERB, Kind.NUMBER)


@pytest.fixture(scope="module")
def searcher(searcher_of: Callable[..., Searcher]) -> Searcher:
    return searcher_of(
        [Program(f"p{number}", "あ", number + 1, name) for number, name in enumerate(NAMES)]
    )


@pytest.mark.parametrize(
    ("text", "program"),
    [
        ("県立", "p0"),
        ("一時", "p1"),
        ("法案", "p2"),
        ("9608670", "p3"),
        ("960-8670", "p3"),
        ("50分", "p5"),
    ],
)
def test_words_are_found_that_are_cut_differently_alone(
    searcher: Searcher, text: str, program: str
) -> None:
    hits = searcher.search(Query(text)).hits
    assert [hit.program.id for hit in hits if not hit.partial] == [program]


def test_a_number_is_not_torn_apart(searcher: Searcher) -> None:
    for text in ("20人", "12", "20", "0分"):
        assert searcher.search(Query(text)).complete == 0


@pytest.fixture(scope="module")
def words(plan_segment: Segment) -> list[tuple[str, int]]:
    """The words that programs have, as they are written, each with a program that has it.

    なし behind a noun is none: whoever types it alone means the pear.
    """
    forward = plan_segment.forward
    lexemes = forward.lexemes
    found: dict[str, int] = {}
    schema = plan_segment.schema
    for slot in range(plan_segment.programs * schema.width):
        if slot % schema.width < schema.text_fields:
            for number in forward.tokens[forward.bounds[slot] : forward.bounds[slot + 1]].tolist():
                if number < 0 or lexemes[number].term == IS_NONE:
                    continue
                if lexemes[number].kind in CONTENT:
                    found.setdefault(lexemes[number].surface, slot // schema.width)
    return sorted(found.items())


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_a_word_finds_its_program_complete(
    plan: Searcher, words: list[tuple[str, int]], data: st.DataObject
) -> None:
    surface, program = data.draw(st.sampled_from(words))
    if not parse(surface) or surface in SIGNS:
        return
    pages = [plan.search(Query(text=surface, per_page=100, page=page)) for page in (1, 2)]
    complete = {hit.program.id for page in pages for hit in page.hits if not hit.partial}
    assert plan.programs[program].id in complete
