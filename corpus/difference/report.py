"""A difference for a terminal, in Japanese."""

from collections.abc import Iterator, Sequence

from corpus.difference.records import Change, Difference, FieldChange
from corpus.difference.words import Piece
from corpus.errors import printable
from corpus.record import Program

# A screen or two; the JSON has all.
_SHOWN_CHANGES = 30
_SHOWN_NAMES = 20
# Characters of what stays the same that are shown around a change.
_CONTEXT = 16
# Terminals' codes: red and struck through, green and underlined, back to normal.
_RED, _GREEN, _NORMAL = "\x1b[31;9m", "\x1b[32;4m", "\x1b[0m"


def render_difference(difference: Difference, colour: bool = False) -> str:
    """Return what is added, changed word by word, and removed; one line where nothing is."""
    if not difference:
        return f"変わるところはありません（{difference.unchanged:,}件）。"
    return "\n".join(_lines(difference, colour))


def render_change(field: FieldChange, colour: bool = False) -> str:
    """Return a cell's change on one line, each piece of it as 【before→after】."""
    pieces = field.pieces()
    shown = []
    for place, piece in enumerate(pieces):
        if piece.kind == "same":
            shown.append(_shortened(printable(piece.text), place > 0, place < len(pieces) - 1))
        else:
            shown.append(_marked(pieces, place, colour))
    return "".join(shown)


def _lines(difference: Difference, colour: bool) -> Iterator[str]:
    yield (
        f"加わる {len(difference.added):,}件、変わる {len(difference.changed):,}件、"
        f"なくなる {len(difference.removed):,}件、同じ {difference.unchanged:,}件"
    )
    yield from _named("加わるもの", difference.added)
    if difference.changed:
        yield f"変わるもの（{len(difference.changed):,}件）"
        for change in difference.changed[:_SHOWN_CHANGES]:
            yield from _changed(change, colour)
        yield from _rest(len(difference.changed) - _SHOWN_CHANGES)
    yield from _named("なくなるもの", difference.removed)
    if difference.reordered:
        yield "並び順が変わります。"


def _named(title: str, programs: Sequence[Program]) -> Iterator[str]:
    if programs:
        yield f"{title}（{len(programs):,}件）"
        for program in programs[:_SHOWN_NAMES]:
            yield f"  {printable(program.id)}  {printable(program.name)}"
        yield from _rest(len(programs) - _SHOWN_NAMES)


def _changed(change: Change, colour: bool) -> Iterator[str]:
    yield f"  {printable(change.after.id)}  {printable(change.after.name)}"
    for field in change.fields:
        yield f"    {field.column}: {render_change(field, colour)}"


def _rest(count: int) -> Iterator[str]:
    if count > 0:
        yield f"  ほか{count:,}件（--json ですべて出ます）"


def _marked(pieces: Sequence[Piece], place: int, colour: bool) -> str:
    """Return a change in brackets; what was added right after a removal is shown with it."""
    piece = pieces[place]
    following = pieces[place + 1] if place + 1 < len(pieces) else None
    if piece.kind == "removed":
        added = following.text if following and following.kind == "added" else ""
        return f"【{_coloured(piece.text, _RED, colour)}→{_coloured(added, _GREEN, colour)}】"
    if place and pieces[place - 1].kind == "removed":
        return ""
    return f"【→{_coloured(piece.text, _GREEN, colour)}】"


def _coloured(text: str, code: str, colour: bool) -> str:
    return f"{code}{printable(text)}{_NORMAL}" if colour and text else printable(text)


def _shortened(text: str, after_change: bool, before_change: bool) -> str:
    """Return what stays the same with its middle left out, as far as no change is near."""
    start = _CONTEXT if after_change else 0
    end = _CONTEXT if before_change else 0
    if len(text) <= start + end + 1:
        return text
    return f"{text[:start]}…{text[len(text) - end :]}"
