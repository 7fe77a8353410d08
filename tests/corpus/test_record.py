"""A program is a value, with the cells of further columns by their headings."""

from dataclasses import replace

from corpus.record import Program

_PROGRAM = Program("a-1", "防災", 1, "訓練", extra=(("対象", "子ども"), ("締切", "随時")))


def test_further_cells_are_found_by_their_heading() -> None:
    assert [_PROGRAM.text_of(one) for one in ("締切", "対象", "金額")] == ["随時", "子ども", ""]


def test_what_the_source_lacks_is_empty() -> None:
    bare = Program("a-1", "", None, "訓練")
    assert (bare.summary, bare.divisions, bare.is_new, bare.repost_of) == ("", (), False, None)
    assert (bare.source_page, bare.source_row) == (None, None)


def test_it_is_a_value() -> None:
    assert replace(_PROGRAM) == _PROGRAM
    assert len({_PROGRAM, replace(_PROGRAM), replace(_PROGRAM, number=2)}) == 2
