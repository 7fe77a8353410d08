"""What somebody says of headings: in English, as headings of ours, once more, or nonsense."""

import pytest

from corpus import columns
from corpus.importing.headings.map_option import FIELDS, HeadingMap, heading_map, meaning_of
from corpus.text.characters import heading_key


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("name", "name"),
        (" ＮＡＭＥ ", "name"),
        ("取組概要", "summary"),
        ("drop", "drop"),
        ("column", "column"),
        ("column:facet", "column:facet"),
        ("hidden", "hidden"),
        ("column:money", None),
        ("title", None),
    ],
)
def test_a_word_names_a_meaning(text: str, meaning: str | None) -> None:
    assert meaning_of(text) == meaning


@pytest.mark.parametrize(("name", "heading"), FIELDS.items())
def test_every_column_of_ours_has_its_name_and_its_heading(name: str, heading: str) -> None:
    assert meaning_of(name) == meaning_of(heading) == name


def test_of_several_sayings_the_last_counts_and_nonsense_is_left_out() -> None:
    found = heading_map({"件名": "name", "備考": "nonsense"}, {"件名": "summary"})
    assert found == HeadingMap({"件名": "summary"})


def test_what_is_dropped_or_of_a_kind_is_known_by_its_key() -> None:
    found = heading_map({"備 考": "drop", "ＫＰＩ": "column:number", "対象": "column"})
    assert found.dropped == {heading_key("備考")}
    assert found.kinds == {"kpi": "number"}


def test_columns_of_the_collection_are_its_own_unless_somebody_says_otherwise() -> None:
    said = heading_map({"件名": "name", "対象者": "summary"}).said(["対象者", "締切"])
    assert [said.field(h) for h in ("件名", "対象者", "締切")] == [
        columns.NAME,
        columns.SUMMARY,
        None,
    ]
    assert "締切" in said
    assert "金額" not in said
    assert said.own == {"対象者": "対象者", "締切": "締切"}
