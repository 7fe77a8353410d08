"""What an import puts right in a cell, and the note that it leaves about it."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.dated_id import id_of_date
from corpus.text.brackets import mask_unclosed, unmask
from corpus.text.cell_text import breaks_within_word, gap, join_name, join_text, text_width
from corpus.text.radicals import RADICALS

LINES = "改行をつなぎました"
SPACING = "字間の空白を除きました"
WIDTH = "全角の英数字を半角にしました"
CIRCLED = "丸の中などの数字を、ふつうの数字にしました"
DATE = "Excelが日付にしたIDを戻しました"
CHARACTERS = "見えない文字や、見た目の同じ別の文字を直しました"
QUESTION_MARKS = "保存のときに失われた文字を、今の値から戻しました"
MARK = "式とみられないように付けられた「'」を除きました"
MARKUP = "HTMLのタグを除きました"
UNITS = "並べて書かれた部と課を分けました"
DITTO = "上の行と同じという印を、上の行の文にしました"
REPOST = "（再掲）の印から、再掲元を補いました"

# Text layers of PDFs have voiced kana in two parts: no search for the whole finds them.
_VOICED = re.compile("[\u3041-\u30ff][\u3099\u309a]")
# Zero-width space, BOM and the like: nobody sees them, and they part words.
# Control characters come from pages and slides; U+000B, U+000C and U+0085 are line breaks there.
_CONTROLS = dict.fromkeys((*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0)))
_INVISIBLE = (
    dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
    | _CONTROLS
    | dict.fromkeys((0x000B, 0x000C, 0x0085), "\n")
    | {0x00A0: " "}
)
# One look for all of them: most texts have none.
_UNCLEAN = re.compile(
    "[\u2e80-\u2fd5\u3099\u309a\u00ad\u200b\u2060\ufeff\u00a0"
    "\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]"
)
_LETTER_SPACED = re.compile(r"\S(?:[ \u3000]+\S)+")
_DASHES = str.maketrans(dict.fromkeys("－−‐‑–—ー", "-"))

# Lines are taken for broken by a cell's edge where so many of a column, and most, end at it.
_LEAST_BROKEN = 3
_EDGE = 4.0
_LEAST_WIDTH = 20.0


@dataclass(frozen=True, slots=True)
class Repair:
    """A text that was put right: where it stands, what it was and is, and what was done."""

    row: int
    column: str
    cell: str
    before: str
    after: str
    kind: str

    def as_json(self) -> dict[str, str | int]:
        """Return the repair as a JSON object with the attributes as keys."""
        return {
            "row": self.row,
            "column": self.column,
            "cell": self.cell,
            "before": self.before,
            "after": self.after,
            "kind": self.kind,
        }


def clean(text: str) -> str:
    """Return the text without invisible characters and with the characters that are meant."""
    if _UNCLEAN.search(text) is None:
        return text
    text = _VOICED.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
    return text.translate(RADICALS).translate(_INVISIBLE)


def one_line(text: str) -> str:
    """Return a name in one line."""
    return join_name([line.strip() for line in text.split("\n") if line.strip()])


def unspaced(text: str) -> str:
    """Return 「総　務　部」 as 「総務部」; other texts as they are."""
    return "".join(text.split()) if _LETTER_SPACED.fullmatch(text) else text


def plain_id(text: str) -> str:
    """Return an id in half-width characters."""
    return unicodedata.normalize("NFKC", text.translate(_DASHES)).strip()


def uncircled(text: str) -> str:
    """Return ① as 1; digits of any width, and what is no number, as they are."""
    plain = plain_id(text)
    return plain if plain.isdecimal() and not text.isdecimal() else text


def dateless(text: str) -> str:
    """Return the id that Excel made a date of: 2020/2/4 was 2020-2-04. Others as they are."""
    return id_of_date(text) or text


def edge_of(texts: Sequence[str]) -> float | None:
    """Return the width at which the lines of a column were broken; None where they were not.

    They were where most lines that another follows end at the same width, and none goes beyond.
    """
    broken = [
        text_width(line)
        for text in texts
        for line, after in zip(text.split("\n"), text.split("\n")[1:], strict=False)
        if line and after
    ]
    edge = max(broken, default=0.0)
    at_edge = sum(width > edge - _EDGE for width in broken)
    if edge < _LEAST_WIDTH or at_edge < max(_LEAST_BROKEN, len(broken) / 2):
        return None
    return edge


def rejoined(text: str, edge: float | None) -> str:
    """Return the text without the breaks that only a cell's edge made, nor those no author makes.

    Without an ``edge`` only the latter go. A bracket that nothing closes holds nothing together.
    """
    if "\n" not in text:
        return text
    return unmask(_rejoined(mask_unclosed(text), edge))


def _rejoined(text: str, edge: float | None) -> str:
    lines = [line.rstrip() for line in text.split("\n")]
    if edge is not None:
        lines = join_text(lines, edge).split("\n")
    joined = [lines[0]]
    for line in lines[1:]:
        if line and joined[-1] and breaks_within_word(joined[-1], line):
            joined[-1] += gap(joined[-1], line) + line
        else:
            joined.append(line)
    return "\n".join(joined)
