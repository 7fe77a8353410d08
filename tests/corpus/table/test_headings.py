"""Which column has what: headings that are known, missing, double, or staff's own."""

from corpus.table.headings import match_headings


def test_further_headings_are_missed_softly_and_optional_ones_not_at_all() -> None:
    columns, problems = match_headings("a", 1, ["ＩＤ "], ["id"], ["締切"], ["ページ"])
    assert columns == {"id": 0}
    assert [(one.column, one.severity) for one in problems] == [("締切", "warning")]


def test_headings_that_nobody_asked_for_have_names_of_their_own() -> None:
    columns, _ = match_headings("a", 1, ["備考", "", "備考", "名", "備考"], ["名"])
    assert columns == {"備考": 0, "列2": 1, "備考（2）": 2, "名": 3, "備考（3）": 4}
