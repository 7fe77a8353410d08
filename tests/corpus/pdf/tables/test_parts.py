"""A table over its pages: columns that may be shifted, headings that come again."""

from corpus import columns
from corpus.pdf.tables.parts import Parts, add, begin, fields_of, goes_on, has_headings
from tests.corpus.document.tables import PROGRAM_HEADINGS, meanings
from tests.corpus.pdf.typed import text_table


def _row(number: int) -> tuple[str, ...]:
    return f"{number}", f"事業{number}", "行う。", "総務課"


def _texts(parts: Parts) -> list[str]:
    return [span.text for span in sorted(parts.spans, key=lambda s: s.top) if span.left == 1]


def test_headings_are_counted_and_mean_columns() -> None:
    parts = begin(text_table(("計画一覧",), PROGRAM_HEADINGS, _row(1)), 1, meanings)
    assert parts.headings == 2
    assert fields_of(parts, meanings)[1] == columns.NAME


def test_the_next_page_is_added_without_its_headings() -> None:
    parts = begin(text_table(PROGRAM_HEADINGS, _row(1)), 1, meanings)
    more = text_table(PROGRAM_HEADINGS, _row(2), page=2, left=30)
    assert goes_on(parts, more, meanings)
    add(parts, more, 1)
    assert _texts(parts) == ["事業名", "事業1", "事業2"]
    assert [(place.page, place.row) for place in parts.places] == [(1, 1), (1, 2), (2, 2)]
    assert parts.starts == [2]
    assert parts.repeated == len("".join(PROGRAM_HEADINGS))


def test_other_headings_or_columns_are_another_table() -> None:
    parts = begin(text_table(PROGRAM_HEADINGS, _row(1)), 1, meanings)
    other = text_table(("No", "制度名", "内容", "部局"), _row(2), page=2)
    assert has_headings(other, meanings)
    assert not goes_on(parts, other, meanings)
    assert not goes_on(parts, text_table(_row(2)[:3], page=2, left=50), meanings)


def test_a_page_without_its_last_column_goes_on_where_it_is_not_shifted() -> None:
    parts = begin(text_table(PROGRAM_HEADINGS, _row(1)), 1, meanings)
    short = text_table(_row(2)[:3], page=2)
    assert goes_on(parts, short, meanings)
    add(parts, short, 1)
    assert [(s.left, s.text) for s in parts.spans if s.top == 2] == [
        (0, "2"), (1, "事業2"), (2, "行う。"), (3, ""),
    ]  # fmt: skip


def test_a_page_with_more_columns_spreads_those_before() -> None:
    parts = begin(text_table(PROGRAM_HEADINGS, _row(1)), 1, meanings)
    table = text_table(_row(2), page=2)
    table.xs.insert(1, 40.0)
    add(parts, table, 1)
    assert len(parts.xs) == 6
    assert [(s.left, s.right) for s in parts.spans if s.top == 0] == [
        (0, 1),
        (2, 2),
        (3, 3),
        (4, 4),
    ]


def test_a_form_has_no_headings_side_by_side() -> None:
    assert not has_headings(text_table(("事業名", "訓練"), ("概要", "行う。")), meanings)
