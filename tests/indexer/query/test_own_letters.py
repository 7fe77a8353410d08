"""Whatever stands in an index is found by its own letters, however Sudachi cuts them alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer import Query, Searcher
from indexer.index.segment import Segment
from indexer.query.parser import parse
from indexer.text.lexeme import Kind

# Alone they are punctuation, and a single kana is half a word.
SIGNS = ("%", "ほ")
CONTENT = (Kind.NOUN, Kind.VERB, Kind.NUMBER)


@pytest.fixture(scope="module")
def words(plan_segment: Segment) -> list[tuple[str, int]]:
    """The words that programs have, as they are written, each with a program that has it."""
    forward = plan_segment.forward
    lexemes = forward.lexemes
    found: dict[str, int] = {}
    schema = plan_segment.schema
    for slot in range(plan_segment.programs * schema.width):
        if slot % schema.width < schema.text_fields:
            for number in forward.tokens[forward.bounds[slot] : forward.bounds[slot + 1]].tolist():
                if number >= 0 and lexemes[number].kind in CONTENT:
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
