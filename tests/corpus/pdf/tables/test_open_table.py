"""Tables with horizontal rules only: columns where no row has text."""

from corpus.pdf.page import Glyph, Rule, Table
from corpus.pdf.tables.ladder import Ladder
from corpus.pdf.tables.open_table import tables_of
from tests.corpus.pdf.typed import in_order, typed


def _ladder(*rows: tuple[str, ...], page: int = 1, at: tuple[float, ...] = (5, 105, 205)) -> Ladder:
    texts: list[list[Glyph]] = [
        typed(text, x, 30.0 * row + 10)
        for row, cells in enumerate(rows)
        for text, x in zip(cells, at, strict=False)
        if text
    ]
    rules = [Rule(30.0 * n, 0, 300) for n in range(len(rows) + 1)]
    return Ladder(page, rules, in_order(*texts))


def _shapes(tables: list[Table]) -> list[tuple[int, int, int]]:
    return [(len(t.xs) - 1, len(t.ys) - 1, len(t.cells)) for t in tables]


_HEAD, _ROW = ("番号", "事業名", "担当課"), ("一", "訓練をする", "総務課")


def test_columns_stand_where_no_row_has_text() -> None:
    ((_, tables),) = tables_of([_ladder(_HEAD, _ROW, _ROW)])
    assert _shapes(tables) == [(3, 3, 9)]
    first, second = tables[0].xs[1:3]
    assert 25 < first < 105
    assert 155 < second < 205


def test_one_text_alone_in_its_row_goes_over_all_columns() -> None:
    ((_, tables),) = tables_of([_ladder(_HEAD, ("第一章　安心",), _ROW, _ROW)])
    assert _shapes(tables) == [(3, 4, 10)]


def test_a_heading_over_two_columns_is_one_cell() -> None:
    ladder = _ladder(("", "", ""), _HEAD, _ROW, _ROW)
    ladder.glyphs += in_order(typed("事業と課", 130, 10))
    ladder.rules[1] = Rule(30, 100, 300)
    ((_, tables),) = tables_of([ladder])
    assert (0, 1, 0, 2) in [(c.top, c.left, c.bottom, c.right) for c in tables[0].cells]


def test_headings_that_come_again_begin_another_table() -> None:
    ((_, tables),) = tables_of([_ladder(_HEAD, _ROW, _HEAD, _ROW)])
    assert [len(table.ys) - 1 for table in tables] == [2, 2]


def test_pages_of_one_width_share_their_columns() -> None:
    found = list(tables_of([_ladder(_HEAD, _ROW, _ROW), _ladder(_ROW, page=2)]))
    assert [_shapes(tables) for _, tables in found] == [[(3, 3, 9)], [(3, 1, 3)]]


def test_running_text_between_rules_is_no_table() -> None:
    ladder = _ladder(
        ("あいうえおかきくけこさしすせそたちつてと",), ("なにぬねのはひふへほまみむめも",)
    )
    ((_, tables),) = tables_of([ladder])
    assert tables == []
