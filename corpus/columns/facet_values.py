"""The values of a facet's cell, of which there may be several."""

import re
from collections.abc import Iterable

# A comma in a number (1,000人以上) and whatever stands in brackets (中小企業（農業、漁業を除く）)
# part nothing. 「・」 is part of names (子育て・教育).
_SEPARATOR = re.compile(r"[、，;；|｜\n]|,(?![0-9]{3}(?![0-9]))")
# Where values stand between spaced slashes, commas are parts of them （運輸業、郵便業 / 建設業）.
_SLASH = re.compile(r"\s[/／]\s")
# Signs and words that stand in a cell because it may not be empty.
_NOTHING = re.compile(
    r"[-－–—―‐‑‒─━ー…・.\s]+|(?:該当|特に|記載|対象|設定)(?:は|が)?(?:なし|無し|無)|特になし"
)
# Nothing, too, unless the column is of those that have something and those that have not.
_NONE = frozenset({"なし", "無し", "無"})
_SOME = re.compile(r".{0,8}(?:あり|有り|有)|要|必要")
# あり（960万円未満）: what stands in brackets says how much.
_ASIDE = re.compile(r"[（(].*", re.DOTALL)
_OPENING, _CLOSING = "（([［「『【", "）)]］」』】"


def split_values(cell: str) -> tuple[str, ...]:
    """Return the different values of a cell in their order, parted by 「、」, comma, semicolon, |
    or line break outside of brackets, or by slashes with spaces around them.

    Dashes, 該当なし and the like are no values.
    """
    values = (value.strip() for value in _parts(cell))
    return tuple(
        dict.fromkeys(value for value in values if value and not _NOTHING.fullmatch(value))
    )


def says_none(value: str) -> bool:
    """Tell whether a value says that there is none: なし."""
    return value in _NONE


def has_some(values: Iterable[str]) -> bool:
    """Tell whether a column says what has something, so that なし is one of its values."""
    return any(_SOME.fullmatch(_ASIDE.sub("", value).strip()) for value in values)


def _parts(cell: str) -> list[str]:
    separator = _SLASH if _SLASH.search(cell) else _SEPARATOR
    ends = [found for found in separator.finditer(cell) if not _depth(cell[: found.start()])]
    starts = [0, *(found.end() for found in ends)]
    stops = [*(found.start() for found in ends), len(cell)]
    return [cell[start:stop] for start, stop in zip(starts, stops, strict=True)]


def _depth(text: str) -> int:
    """Return how many brackets are open at the end of a text; none where one is never closed."""
    return max(0, sum((c in _OPENING) - (c in _CLOSING) for c in text))
