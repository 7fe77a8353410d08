"""What headings may mean: every listed one, however it is written, and others by how they end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import columns
from corpus.layout.known_headings import (
    LEVELS,
    UNITS,
    field_of,
    is_listed,
    meanings_of,
    telling_headings,
)

_OURS = (*columns.HEADINGS, columns.SOURCE_PAGE)


@pytest.mark.parametrize("heading", _OURS)
def test_a_heading_of_ours_means_itself_alone(heading: str) -> None:
    assert [tuple(meaning) for meaning in meanings_of(heading)] == [(heading, 0)]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("事務事業名", columns.NAME),
        ("取 組\n概 要", columns.SUMMARY),
        ("ＫＰＩ", columns.TARGETS),
        ("担当課（室）", columns.DIVISION),
        ("事業名※1", columns.NAME),
        ("No.", columns.NUMBER),
        ("担当部課名", UNITS),
        ("中項目", LEVELS[1]),
        ("移住支援策の内容", columns.SUMMARY),
        ("補助の内容", columns.SUMMARY),
        ("事業の目的・内容", columns.SUMMARY),
        ("産業振興補助金名", columns.NAME),
        ("備考", None),
        ("", None),
    ],
)
def test_headings_of_lists(heading: str, field: str | None) -> None:
    assert field_of(heading) == field


def test_a_heading_may_mean_several_things_the_surest_first() -> None:
    found = meanings_of("施策名")
    assert {meaning.field for meaning in found} == {columns.NAME, columns.AREA, LEVELS[1]}
    assert [meaning.rank for meaning in found] == sorted(meaning.rank for meaning in found)


def test_only_listed_headings_are_known_as_such() -> None:
    assert is_listed("事業名")
    assert not is_listed("産業振興補助金名")
    assert not is_listed("備考")


@given(st.sampled_from(sorted({*telling_headings()})), st.sampled_from([" ", "\u3000", "\n", "・"]))
def test_spaces_and_breaks_do_not_matter(heading: str, space: str) -> None:
    assert meanings_of(space.join(heading)) == meanings_of(heading)


def test_headings_that_tell_an_encoding_are_long_enough_and_known() -> None:
    assert all(len(heading) > 2 and meanings_of(heading) for heading in telling_headings())


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("所管部課名", UNITS),
        ("主管部局室課", UNITS),
        ("担当部局等名称", columns.DEPARTMENT),
        ("実施機関名", columns.DIVISION),
        ("担当グループ", columns.DIVISION),
        ("課・室", columns.DIVISION),
        ("局・部", columns.DEPARTMENT),
        ("関係部署", None),
    ],
)
def test_who_is_in_charge_has_many_names(heading: str, field: str | None) -> None:
    assert field_of(heading) == field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("事業の目的・概要", columns.SUMMARY), ("目的及び内容", columns.SUMMARY),
        ("施策の目的と内容", columns.SUMMARY), ("概要・目的", columns.SUMMARY),
        ("事業目的／事業内容", columns.SUMMARY), ("活動指標・成果指標", columns.TARGETS),
        ("成果指標及び目標値", columns.TARGETS), ("活動指標又はアウトカム指標", columns.TARGETS),
        ("評価指標（KPI）", columns.TARGETS), ("目標年度", None), ("指標の達成状況", None),
    ],
)  # fmt: skip
def test_headings_made_of_several_words_for_one_thing(heading: str, field: str | None) -> None:
    assert field_of(heading) == field
