"""The lines of a table cell, as a page's text layer has them, back to running text.

A cell's text was broken wherever the cell ended, inside words too. What is only layout goes (the
break, the indent of a paragraph); what the author wrote as a line of its own stays one.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence

from corpus.text.marks import CIRCLES

# The plan's cells for text are 20 full-width characters wide; widths are counted in their halves.
PLAN_CELL_WIDTH = 40.0
# Latin letters are proportional, so that widths are estimates. A line counts as ended by its
# author only where the next piece would have fitted with this much to spare.
_SPARE = 1.5

INDENT = "\u3000"
_BULLET = re.compile(rf"[・{CIRCLES}●■□◆◇※①-⑳]|[(（][0-9０-９]{{1,2}}[)）]")
_LATIN_WORD = re.compile(r"[!-~]+")
OPENING, _CLOSING = "（「『【〔［(｢", "）」』】〕］)｣"
# A line of Japanese text never begins with these: they stay with the character before.
NEVER_FIRST = _CLOSING + "、。，．・：；？！％ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
# A unit of an administration ends in one of these.
_UNIT_END = re.compile(r"(課|室|館|局|所|院|校|署|係|班|担当|センター|チーム|グループ|）)$")


def join_name(lines: Sequence[str]) -> str:
    """Return the name that the lines make: one line, without the breaks."""
    name = ""
    for line in lines:
        name += gap(name, line) + line
    return name


def join_text(lines: Sequence[str], cell_width: float = PLAN_CELL_WIDTH) -> str:
    """Return the text of a cell: a line for each paragraph, bullet or line ended by its author.

    ``cell_width`` is where lines were broken. An indent (U+3000) begins a paragraph and goes; under
    a bullet or label it shows what belongs to it, and stays. Empty lines within the cell stay.
    """

    def begins(number: int, text: str) -> bool:
        before, line = lines[number - 1], lines[number]
        if begins_line(line):
            return True
        piece = gap(before, line) + first_piece(line)
        fits = text_width(before) + text_width(piece) <= cell_width - _SPARE
        return fits and not has_open_bracket(text)

    return join_lines(lines, begins)


def join_lines(
    lines: Sequence[str],
    begins: Callable[[int, str], bool],
    space: Callable[[str, str], str] | None = None,
) -> str:
    """Return the text that the lines make. ``begins`` tells of a line, by its number and the text
    so far, whether its author began it. ``space`` is what stands between two lines that are one;
    ``gap`` if not given.
    """
    texts: list[str] = []
    indented = False
    before = ""
    for number, line in enumerate(lines):
        hanging = line.startswith(INDENT) and bool(before) and not indented
        if not line or not before or begins(number, texts[-1]):
            indented = line.startswith(INDENT) and not hanging
            texts.append(line if hanging else line.lstrip(INDENT))
        else:
            texts[-1] += (space or gap)(texts[-1], line) + line
        before = line
    return "\n".join(texts)


def is_indented(text: str) -> bool:
    """Tell whether the text begins with an indent: so do its paragraphs then."""
    return text.lstrip("\n ").startswith(INDENT)


def without_indents(text: str) -> str:
    """Return the lines of a text that begins with an indent, each without its own."""
    return "\n".join(line.lstrip(INDENT) for line in text.split("\n"))


def join_divisions(lines: Iterable[str], known: Collection[str] = ()) -> tuple[str, ...]:
    """Return the names of divisions that the lines make.

    A line goes on with the one before where that is neither complete nor ``known``, or where it is
    a note in brackets. Lines that do not come to a complete name stand each for itself.
    """
    names: list[list[str]] = []
    for line in lines:
        if names and (line[0] in OPENING or not _is_division("".join(names[-1]), known)):
            names[-1].append(line)
        else:
            names.append([line])
    return tuple(name for pieces in names for name in _joined(pieces, known))


def _joined(pieces: list[str], known: Collection[str]) -> list[str]:
    whole = "".join(pieces)
    return [whole] if _is_division(whole, known) else pieces


def _is_division(name: str, known: Collection[str]) -> bool:
    return name in known or is_complete_unit(name)


def is_complete_unit(name: str) -> bool:
    """Tell whether the name ends as the names of divisions do （課、室、館、センターなど）."""
    return _UNIT_END.search(name) is not None and not has_open_bracket(name)


def breaks_within_word(before: str, after: str) -> bool:
    """Tell whether no author would end a line between these two, however long they are.

    What follows cannot begin a line, or what precedes cannot end one.
    """
    if after.startswith(INDENT) or _BULLET.match(after):
        return False
    return (
        after[0] in NEVER_FIRST
        or before[-1] in OPENING + "、"
        or has_open_bracket(before)
        or (_is_katakana(before[-1]) and _is_katakana(after[0]))
    )


def begins_line(line: str) -> bool:
    """Tell whether the line stands for itself, whatever room there was before."""
    return line.startswith(INDENT) or _BULLET.match(line) is not None


def gap(before: str, after: str) -> str:
    """Return what the break between two lines stood for: a space within Latin text, or nothing."""
    if not before or not after or (before[-1].isdigit() and after[0].isdigit()):
        return ""  # A break parts figures only where the cell is too narrow for them.
    return " " if _is_latin(before[-1]) and _is_latin(after[0]) else ""


def _is_katakana(character: str) -> bool:
    return "ァ" <= character <= "ヺ" or character == "ー"


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def has_open_bracket(text: str) -> bool:
    return sum(text.count(mark) for mark in OPENING) > sum(text.count(mark) for mark in _CLOSING)


def first_piece(line: str) -> str:
    """Return the first characters of the line that cannot be parted from each other."""
    word = _LATIN_WORD.match(line)
    end = word.end() if word else 1
    while line[:end][-1] in OPENING and end < len(line):
        end += 1
    while end < len(line) and line[end] in NEVER_FIRST:
        end += 1
    return line[:end]


def text_width(text: str) -> float:
    """Return the estimated width, in halves of a full-width character."""
    return sum(map(_character_width, text))


def _character_width(character: str) -> float:
    """Return 2 for a full-width character; for Latin ones the usual proportions of a typeface."""
    if unicodedata.east_asian_width(character) in "WFA":
        return 2.0
    if character in "MW":
        return 1.75
    if character in "Iijl .,'":
        return 0.6
    if character.isupper():
        return 1.35
    return 1.1 if character.isalnum() else 0.8
