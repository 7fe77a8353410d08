"""Rules one below the other: which belong together, and the rows between them."""

from corpus.pdf.page import Rule
from corpus.pdf.tables.ladder import (
    Ladder,
    bands_of,
    beside,
    close_at_foot,
    extents_of,
    go_on,
    ladders,
    look_above,
    rows_of,
    short_rules,
)
from tests.corpus.pdf.typed import in_order, typed

_RULES = [Rule(y, 0, 300) for y in (0.0, 30.0, 60.0)]


def _ladder(page: int = 1) -> Ladder:
    glyphs = in_order(
        typed("番号", 5, 10), typed("事業", 105, 10), typed("課", 205, 10),
        typed("一", 5, 40), typed("訓練", 105, 40), typed("総務", 205, 40),
    )  # fmt: skip
    return Ladder(page, list(_RULES), glyphs)


def test_rules_of_one_extent_are_a_ladder_with_the_shorter_ones_between() -> None:
    short = Rule(15, 100, 200)
    other = [Rule(y, 400, 500) for y in (0.0, 50.0)]
    found = ladders(1, [*_RULES, short, *other, Rule(900, 0, 20)])
    assert [len(one.rules) for one in found] == [4, 2]
    assert short_rules(found[0]) == [short]
    assert (found[0].low, found[0].high) == (0, 300)


def test_texts_stand_in_bands_between_the_rules() -> None:
    bands = bands_of(_ladder())
    assert ["".join(glyph.text for glyph in band) for band in bands] == ["番号事業課", "一訓練総務"]


def test_a_shorter_rule_parts_no_row() -> None:
    ladder = _ladder()
    ladder.rules.insert(1, Rule(15, 100, 200))
    assert [len(row) for row in rows_of(ladder)] == [2, 1]


def test_it_may_be_a_table_with_enough_texts() -> None:
    ladder = _ladder()
    assert ladder.may_be_table
    ladder.glyphs = in_order(typed("一つの文", 5, 10))
    assert not ladder.may_be_table


def test_a_row_that_the_page_broke_ends_below_its_texts() -> None:
    ladder = _ladder()
    texts = [typed("二", 5, 65), typed("広報", 105, 65), typed("広報課", 205, 65)]
    close_at_foot(ladder, in_order(*texts, typed("脚注", 5, 150)))
    assert ladder.is_open
    assert ladder.ys[-1] == 76
    closed = _ladder()
    close_at_foot(closed, in_order(typed("注記です", 5, 65)))
    assert not closed.is_open


def test_the_next_page_goes_on_with_it() -> None:
    before, ladder = _ladder(1), _ladder(2)
    for glyph in ladder.glyphs:
        glyph.top, glyph.bottom = glyph.top + 100, glyph.bottom + 100
    ladder.rules = [Rule(rule.at + 100, 0, 300) for rule in _RULES]
    look_above(ladder, in_order(typed("続き", 105, 88), typed("遠い", 105, 20)))
    assert "".join(glyph.text for glyph in ladder.above) == "続き"
    go_on(ladder, before)
    assert len(ladder.rules) == 3
    before.is_open = True
    go_on(ladder, before)
    assert ladder.ys[0] == 87
    assert len(ladder.glyphs) == 12


def test_texts_side_by_side_and_lines_of_one_text() -> None:
    extents = list(
        extents_of(in_order(typed("防災。", 0, 0), typed("訓練", 2, 12), typed("港", 50, 0)))
    )
    assert extents == [(0, 25), (2, 22), (50, 60)]
    assert beside(extents, 1.0) == [(0, 25), (50, 60)]
