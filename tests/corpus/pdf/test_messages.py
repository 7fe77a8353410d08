"""A page's content is the same after its way through a line of JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.pdf.content import Content, Left
from corpus.pdf.messages import decoded, encoded
from corpus.pdf.page import Box, Cell, Line, Table

_NUMBERS = st.integers(0, 9)
_FLOATS = st.floats(0, 99, width=16)
_TEXTS = st.text(max_size=5)
_LINES = st.builds(Line, _TEXTS, *[_FLOATS] * 6, _NUMBERS, _NUMBERS, st.booleans(), st.booleans())
_CELLS = st.builds(
    Cell, *[_NUMBERS] * 4, st.builds(Box, *[_FLOATS] * 4), st.just([]), st.lists(_LINES, max_size=2)
)
_TABLES = st.builds(
    Table,
    _NUMBERS,
    st.lists(_FLOATS, max_size=2),
    st.lists(_FLOATS, max_size=2),
    st.lists(_CELLS, max_size=2),
)
_CONTENTS = st.builds(
    Content,
    _NUMBERS,
    st.lists(_TABLES, max_size=2),
    st.lists(_LINES, max_size=2),
    st.lists(st.builds(Left, _TEXTS, _TEXTS, _NUMBERS, _NUMBERS), max_size=2),
    *[_NUMBERS] * 5,
    _FLOATS,
    _NUMBERS,
)


@given(_CONTENTS)
def test_a_content_comes_back(content: Content) -> None:
    line = encoded(content)
    assert "\n" not in line
    assert decoded(json.loads(line)) == content


def test_another_message_is_none() -> None:
    with pytest.raises(KeyError):
        decoded({"number": 1})
