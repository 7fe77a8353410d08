"""collection.toml with more in it: what staff wrote stays, and what is added is read back."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.columns import Column
from corpus.columns.column import Label
from corpus.errors import CorpusError
from corpus.importing.settings_file import with_answers

_WRITTEN = (
    '# 大切な注\ntitle = "計画"  # 題\n\n[import.map]\n"件名" = "name"\n# 注\n\n[site]\na = 1\n'
)
_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(st.dictionaries(_TEXTS, st.sampled_from(["name", "drop", "column"]), min_size=1, max_size=4))
def test_answers_are_read_back_beside_what_was_there(answers: dict[str, str]) -> None:
    text = with_answers(_WRITTEN, [], answers)
    assert tomllib.loads(text)["import"]["map"] == {"件名": "name", **answers}
    assert all(line in text for line in _WRITTEN.splitlines() if "件名" not in line)
    assert tomllib.loads(text)["site"] == {"a": 1}
    assert with_answers(text, [], answers) == text


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12))
def test_columns_are_added_at_the_end(heading: str) -> None:
    column = Column(heading, "number", Label(heading, heading), unit="円", sortable=True)
    text = with_answers(_WRITTEN, [column, column], {})
    assert text.startswith(_WRITTEN)
    assert tomllib.loads(text)["columns"] == 2 * [
        {"heading": heading, "kind": "number", "unit": "円", "shown": "page", "sortable": True}
    ]


@pytest.mark.parametrize("empty", ["", "\n", "title = '計画'"])
def test_a_file_without_the_table_gets_it(empty: str) -> None:
    text = with_answers(empty, [], {"件名": "name"})
    assert tomllib.loads(text)["import"] == {"map": {"件名": "name"}}
    assert with_answers(empty, [], {}) == empty


@pytest.mark.parametrize("written", ["columns = []\n", "import = { map = { 件名 = 'name' } }\n"])
def test_a_file_that_leaves_no_room_is_refused(written: str) -> None:
    column = Column("対象", "facet", Label("対象", "target"))
    with pytest.raises(CorpusError, match="書き足せません"):
        with_answers(written.replace("件名", '"件名"'), [column], {"備考": "drop"})
