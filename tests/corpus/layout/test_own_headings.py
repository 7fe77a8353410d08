"""Names of columns of one's own: no two the same, none of ours."""

from hypothesis import given
from hypothesis import strategies as st

from corpus import columns
from corpus.layout.own_headings import own_headings
from corpus.text.characters import heading_key


@given(st.lists(st.text(alphabet="備考 URL\n'=名（）2あ" + "長" * 3, max_size=120), max_size=6))
def test_no_two_columns_have_one_name_and_none_is_ours(headings: list[str]) -> None:
    names = list(own_headings(headings, {}))
    keys = [heading_key(name) for name in names]
    assert len(names) == len(headings) == len(set(keys))
    assert not {*keys} & {heading_key(one) for one in columns.HEADINGS}
    assert all(name.isprintable() and 0 < len(name) <= 100 for name in names)


def test_doubles_are_numbered_and_ours_say_that_they_are_the_sources() -> None:
    headings = ["備考", "備 考", "URL", "ＵＲＬ", "", "'=計算"]
    assert list(own_headings(headings, {})) == [
        "備考", "備 考（2）", "URL（原文）", "ＵＲＬ（原文）（2）", "見出しなし", "=計算",
    ]  # fmt: skip


def test_the_collections_own_spelling_is_taken() -> None:
    assert list(own_headings(["対 象"], {heading_key("対象"): "対象"})) == ["対象"]


def test_a_column_that_is_called_as_the_source_has_it_keeps_its_name() -> None:
    assert list(own_headings(["URL", "URL（原文）"], {})) == ["URL（原文）（2）", "URL（原文）"]
