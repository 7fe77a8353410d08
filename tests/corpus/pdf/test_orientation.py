"""A page as its reader holds it: turned upright, each glyph once, only what can be seen."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.pdf.orientation import printed_once, seen, turned_glyph, upright
from corpus.pdf.page import SLANTED, Box, Glyph, Page, Rule
from tests.corpus.pdf.typed import typed


def _page(*glyphs: Glyph) -> Page:
    return Page(1, 200, 100, list(glyphs), [Rule(10, 20, 60)], [Rule(30, 5, 15)], [Box(1, 2, 3, 4)])


@given(st.floats(0, 90), st.floats(0, 90))
def test_four_quarters_are_once_around(x: float, top: float) -> None:
    (glyph,) = typed("字", x, top)
    turned = glyph
    for height in (100.0, 200.0, 100.0, 200.0):
        turned = turned_glyph(turned, height)
    assert (turned.x0, turned.top, turned.angle) == pytest.approx((glyph.x0, glyph.top, 0))


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_on_its_side_is_turned_with_all_it_has(angle: int) -> None:
    page = _page(*typed("防災訓練", 10, 10, angle=angle))
    turned = upright(page)
    assert {glyph.angle for glyph in turned.glyphs} == {0}
    assert (turned.width, turned.height) == ((200, 100) if angle == 180 else (100, 200))
    lengths = sorted(rule.high - rule.low for rule in (*turned.horizontal, *turned.vertical))
    assert lengths == [10, 40]
    window = Box(0, 0, turned.width, turned.height)
    assert all(window.holds(glyph.centre, glyph.middle) for glyph in turned.glyphs)
    assert all(window.covers(box, 0) for box in turned.fills)


def test_one_turned_word_or_a_stamp_turns_no_page() -> None:
    page = _page(*typed("防災訓練防災", 10, 10), *typed("注注", 10, 50, angle=90))
    assert upright(page) is page
    stamped = _page(*typed("見本見本", 10, 10, angle=SLANTED))
    assert upright(stamped) is stamped


def test_bold_by_overprinting_is_one_glyph_and_a_doubled_letter_two() -> None:
    (once,) = typed("字", 50, 50)
    again = replace(once, x0=once.x0 + 0.4, x1=once.x1 + 0.4)
    beside = replace(once, x0=once.x1, x1=once.x1 + 10)
    assert printed_once([once, again, beside]) == [once, beside]


def test_only_what_can_be_seen_is_read() -> None:
    page = _page(
        *typed("見", 10, 10),
        *typed("隠", 20, 10, is_hidden=True),
        *typed("白", 30, 10, is_white=True),
        *typed("印", 40, 10, angle=SLANTED),
        *typed("謎", 50, 10, is_known=False),
    )
    page.fills = [Box(60, 10, 70, 20)]
    page.glyphs += typed("地", 60, 10, is_white=True)
    sight = seen(page, page.glyphs)
    assert "".join(glyph.text for glyph in sight.visible) == "見謎地"
    assert [glyph.order for glyph in sight.visible] == [0, 1, 2]
    assert "".join(glyph.text for glyph in sight.white) == "白"
    assert (sight.hidden, sight.slanted, sight.unknown) == (1, 1, 1)
