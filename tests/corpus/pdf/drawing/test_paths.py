"""The corners of what a page draws."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.pdf.drawing.paths import bounds, outlines


def test_parts_begin_where_the_pen_is_lifted_and_close_where_they_began() -> None:
    path = [("m", 0, 0), ("l", 4, 0), ("h",), ("m", 9, 9), ("c", 1, 1, 2, 2, 3, 3)]
    assert list(outlines(path)) == [[(0, 0), (4, 0), (0, 0)], [(9, 9), (3, 3)]]
    assert list(outlines([])) == []


_POINTS = st.lists(st.tuples(st.floats(-99, 99), st.floats(-99, 99)), min_size=1)


@given(_POINTS)
def test_the_box_around_points_holds_them_and_no_side_can_move_in(
    points: list[tuple[float, float]],
) -> None:
    box = bounds(points)
    assert all(box.holds(x, y) for x, y in points)
    assert {box.x0, box.x1} <= {x for x, _ in points}
    assert {box.top, box.bottom} <= {y for _, y in points}
