"""Boxes and glyphs of a page: what holds what, and what is cut off."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.pdf.page import Box, Glyph, Table

_SIDES = st.tuples(*[st.integers(0, 20)] * 4)


def _box(sides: tuple[int, ...]) -> Box:
    x0, top, width, height = sides
    return Box(x0, top, x0 + width, top + height)


@given(_SIDES.map(_box), _SIDES.map(_box))
def test_what_two_boxes_share_is_in_both(one: Box, other: Box) -> None:
    shared = one.shared(other)
    if shared.x1 > shared.x0 and shared.bottom > shared.top:
        assert one.covers(shared, 0)
        assert other.covers(shared, 0)
    assert one.shared(one) == one


@given(_SIDES.map(_box), _SIDES.map(_box))
def test_a_box_that_covers_another_holds_its_corners(one: Box, other: Box) -> None:
    corners = [(x, y) for x in (other.x0, other.x1) for y in (other.top, other.bottom)]
    assert one.covers(other, 0) == all(one.holds(x, y) for x, y in corners)


def test_slack_lets_a_point_lie_outside() -> None:
    box = Box(0, 0, 10, 10)
    assert not box.holds(11, 5)
    assert box.holds(11, 5, 1)
    assert not box.holds(5, 11.5, 1)


def test_a_glyph_is_cut_where_its_middle_is_not_shown() -> None:
    def glyph(clip: Box | None) -> Glyph:
        return Glyph("字", 0, 0, 10, 10, 10, clip=clip)

    assert [glyph(c).is_cut for c in (None, Box(0, 0, 6, 10), Box(0, 0, 4, 10))] == [
        False,
        False,
        True,
    ]
    assert (glyph(None).centre, glyph(None).middle) == (5, 5)
    assert Glyph("\u3000", 0, 0, 1, 1, 1).is_space


def test_the_outline_of_a_table_goes_around_its_columns_and_rows() -> None:
    assert Table(1, [1, 5, 9], [2, 4], []).box == Box(1, 2, 9, 4)
