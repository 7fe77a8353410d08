"""Lines of a cell back to running text, by where they were measured to end.

A line goes on where the next piece of text would not have fitted behind it; else its author ended
it. What the page shows without a glyph, an indent, becomes one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from corpus.pdf.page import Line
from corpus.text.cell_text import (
    NEVER_FIRST,
    begins_line,
    gap,
    has_open_bracket,
    is_complete_unit,
    join_lines,
)

# So many lines, and so large a part of those that another follows, end within so many ems of the
# last one: there the lines of the column were broken.
_LEAST_CROWD, _CROWD_SHARE, _CROWD = 3, 0.4, 1.2
_INDENT = "\u3000"
# What may hang over the right margin.
_HANGING = ("、", "。", "，", "．")
_ENDED = "。．）」』】)"
# Room to spare, in ems: after the end of a sentence, or in a narrow column, an author is likely to
# have ended the line; within one it takes more to believe it.
_SPARE, _SPARE_WITHIN = 0.4, 2.2
_NARROW = 14.0
# An indent is as wide as one character, in ems.
_INDENTED = (0.85, 3.2)
# A line is in the middle where the room at its sides differs by less.
_CENTRED = 0.5
# Lines are so many times the usual distance apart where one between them is empty.
_APART = 1.75
_DOT = "・"
_NEVER_FIRST = tuple(NEVER_FIRST.replace(_DOT, ""))
_DEPARTMENT_END = ("部", "庁", "会", "本部")
# Written downwards, divisions follow each other without a break that shows; 市民税課税課 is none.
_BEHIND_DIVISION = re.compile(r"(?<=[^\s・、()（）]{2}課)(?=[^\s税長題・、()（）])")
_TAIL = re.compile("[!-~]+$")
_HEAD = re.compile("[!-~]+")
_LATIN_WIDTH = 0.5  # of a letter, in ems


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the lines of a column begin and end, measured over all its pages. ``pitch`` is how far
    apart they are, 0 where no cell has two.
    """

    left: float
    right: float
    pitch: float = 0.0


def margins(cells: Iterable[Sequence[Line]], width: float) -> Margins:
    """Return the margins of the cells of a column; lines are measured from its left rule.

    Where lines were broken they crowd at the margin; where none was, it is as far from the rule as
    the left one is.
    """
    lefts, ends, broken = [2.0], [0.0], []
    pitches: list[float] = []
    for lines in cells:
        for number, line in enumerate(lines):
            lefts.append(line.x0)
            end = line.x1
            if end > width - 1.0 or line.text.rstrip()[-1:] in _HANGING:
                end -= line.size  # Punctuation that hangs over the margin.
            if number and line.top > lines[number - 1].top:
                pitches.append(line.top - lines[number - 1].top)
            if end <= width:
                ends.append(end)
                if number + 1 < len(lines):
                    broken.append((end, line.size))
    left, right = max(0.0, min(lefts[1:], default=2.0)), max(ends)
    crowd = sum(end > right - _CROWD * em for end, em in broken)
    if crowd < _LEAST_CROWD or crowd < _CROWD_SHARE * len(broken):
        right = max(right, width - max(left, 2.0))
    return Margins(left, right, median(pitches) if pitches else 0.0)


def text_of(lines: Sequence[Line], room: Margins) -> str:
    """Return the text that the lines of one cell make."""
    if not lines:
        return ""
    if all(line.is_vertical for line in lines):
        return "".join(line.text for line in lines)
    em = lines[0].size
    lines = list(_with_empty(lines, room))
    texts = [_indented(line, room) for line in lines]
    wide = tuple(t for t, line in zip(texts, lines, strict=True) if line.text.endswith(_INDENT))
    width = (room.right - room.left) / em
    spaced = tuple(t for t, line in zip(texts, lines, strict=True) if line.text[-1:] == " ")

    def begins(number: int, text: str) -> bool:
        line, before = texts[number], lines[number - 1]
        if line.startswith(_NEVER_FIRST) or before.text.endswith(_INDENT):
            return False
        ended = width < _NARROW or texts[number - 1][-1:] in _ENDED
        need = lines[number].lead + (_SPARE if ended else _SPARE_WITHIN) * em
        fits = before.x1 + need <= room.right and not has_open_bracket(text)
        if line.startswith(_DOT):
            # A dot stands within names, too: it is a bullet where other lines have it.
            return fits or ended or sum(one.startswith(_DOT) for one in texts) > 1
        return fits or begins_line(line)

    def space(before: str, after: str) -> str:
        """Return a space between words; one too long for its column was broken without any."""
        if before.endswith(wide):
            return _INDENT
        if not gap(before, after):
            return ""
        word = len(_TAIL.findall(before)[0]) + len(_HEAD.findall(after)[0])
        return "" if word * _LATIN_WIDTH > width and not before.endswith(spaced) else " "

    return join_lines(texts, begins, space)


def _with_empty(lines: Sequence[Line], room: Margins) -> Iterator[Line]:
    """Yield the lines, and an empty one where the author left a line empty."""
    for number, line in enumerate(lines):
        apart = line.top - lines[number - 1].top if number else 0.0
        if room.pitch and apart > _APART * room.pitch:
            yield replace(line, text="")
        yield line


def unit_text(lines: Sequence[Line], room: Margins) -> str:
    """Return the departments and divisions of a cell, one a line: a name goes on in the next line
    until it is complete.
    """
    if all(line.is_vertical for line in lines):
        return _BEHIND_DIVISION.sub("\n", text_of(lines, room))
    names: list[str] = []
    for line in lines:
        text = line.text.strip()
        if names and not is_complete_unit(names[-1]) and not names[-1].endswith(_DEPARTMENT_END):
            names[-1] += text
        else:
            names.append(text)
    return "\n".join(names)


def _indented(line: Line, room: Margins) -> str:
    """Return the line's text, led by an indent for the glyphs or the room before it."""
    text = line.text.lstrip(" \u3000")
    lead = line.text[: len(line.text) - len(text)]
    indent, rest = (line.x0 - room.left) / line.size, (room.right - line.x1) / line.size
    is_indented = _INDENTED[0] < indent < _INDENTED[1] and abs(indent - rest) > _CENTRED
    if _INDENT in lead or is_indented:
        text = _INDENT * max(1, min(2, lead.count(_INDENT))) + text
    return text.rstrip()
