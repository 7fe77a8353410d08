"""Which glyph stands in which cell: by where its run of text begins, not by where it lies.

Text that is too long for its cell goes on over the next one, and punctuation hangs over the rule.
What was drawn in one go belongs together.
"""

from collections.abc import Iterator, Sequence

from corpus.pdf.page import Box, Cell, Glyph, Table
from corpus.pdf.tables.lattice import Finder

# A glyph goes on with the one before where it is no farther away, in ems.
_CLOSE = 0.3
# What another operator drew goes on only where it is this near: neighbouring cells may be narrow.
_NEXT = 0.1
_OVERLAP = 0.15
_LEVEL = 0.15
# Where two glyphs are nearer than this, in ems, nothing was put between them.
_ADJACENT = 0.15
# Glyphs may begin left of their place: italics, and rules that are thick.
_INSET = 1.5
# A text is clipped to a cell, its borders included: what is shown is no larger than this.
_CLIPPED = 4.0
# What hangs over the edge of a justified line.
HANGING = "、。，．」』）】］〕・"


def runs(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the glyphs in pieces that were drawn one after the other on a line."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _goes_on(run[-1], glyph):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    if before.angle or glyph.angle:
        return False
    em = max(before.size, glyph.size)
    gap = glyph.x0 - before.x1
    return (
        before.clip == glyph.clip
        and abs(glyph.size - before.size) <= em * 0.1
        and abs(glyph.middle - before.middle) <= em * _LEVEL
        and -em * _OVERLAP <= gap <= em * (_CLOSE if glyph.string == before.string else _NEXT)
    )


def fill(tables: Sequence[Table], glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Give the cells their glyphs and return those that are in no table.

    Where tables lie within each other the smallest has them.
    """
    finders = [Finder(table) for table in sorted(tables, key=_area)]
    outside: list[Glyph] = []
    for run in runs(glyphs):
        found = next((pair for f in finders if (pair := _place(run, f))), None)
        if found is None:
            outside += run
            continue
        cell, finder = found
        for piece, place in _parted(run, cell, finder):
            place.glyphs += piece
    return outside


def _place(run: list[Glyph], finder: Finder) -> tuple[Cell, Finder] | None:
    """Return the cell in which the run begins: the one it is clipped to, else where it stands."""
    start = next((glyph for glyph in run if not glyph.is_space), run[0])
    x = start.centre if start.angle else start.x0 + min(_INSET, (start.x1 - start.x0) / 2)
    cell = _clipped_to(start.clip, x, finder) if start.clip is not None else None
    if cell is None and not start.is_cut:
        cell = finder.at(x, start.middle)
    return None if cell is None else (cell, finder)


def _clipped_to(clip: Box, x: float, finder: Finder) -> Cell | None:
    """Return the cell that a text is clipped to; None where it is clipped to something larger.

    Text that begins in the cell and is not wrapped may be shown as far as the cells at its right
    are empty.
    """
    cell = finder.at(clip.x0 + _CLIPPED, (clip.top + clip.bottom) / 2)
    if cell is None or clip.bottom - clip.top <= 0:
        return None
    is_own = cell.box.covers(clip, _CLIPPED)
    goes_right = (
        abs(cell.box.x0 - clip.x0) <= _CLIPPED
        and cell.box.x0 <= x + _CLIPPED
        and x <= cell.box.x1
        and abs(cell.box.top - clip.top) <= _CLIPPED
        and abs(cell.box.bottom - clip.bottom) <= _CLIPPED
    )
    return cell if is_own or goes_right else None


def _area(table: Table) -> float:
    return (table.xs[-1] - table.xs[0]) * (table.ys[-1] - table.ys[0])


def _parted(run: list[Glyph], cell: Cell, finder: Finder) -> Iterator[tuple[list[Glyph], Cell]]:
    """Yield the pieces of a run with their cells: it is cut where a rule stands in a gap."""
    piece: list[Glyph] = []
    clip = run[0].clip
    is_clipped = clip is not None and _clipped_to(clip, run[0].x0, finder) is cell
    for glyph in run:
        is_behind = not is_clipped and glyph.x0 > cell.box.x1 - _INSET
        if piece and is_behind and not _belongs(piece[-1], glyph, cell):
            place = finder.at(glyph.x0 + min(_INSET, (glyph.x1 - glyph.x0) / 2), glyph.middle)
            if place is not None and place is not cell:
                yield piece, cell
                piece, cell = [], place
        piece.append(glyph)
    yield piece, cell


def _belongs(before: Glyph, glyph: Glyph, cell: Cell) -> bool:
    """Tell whether a glyph behind the cell's edge goes on with the one before."""
    if glyph.string != before.string or abs(glyph.x0 - before.x1) > glyph.size * _ADJACENT:
        return False
    return glyph.text in HANGING or glyph.is_space or before.x1 > cell.box.x1 + _INSET
