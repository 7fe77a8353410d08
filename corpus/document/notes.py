"""Raised figures: those that lead to a note below the table, and those that belong to the text."""

import re

_NUMBER = re.compile(r"[※＊*†‡注（(\[［]*[0-9０-９①-⑳a-z]{0,3}[)）\]］、,]*")
# m², km³: a figure behind a unit in Latin letters is part of it.
_UNIT = re.compile("[A-Za-z㎞㎝㎜]")


def is_note_number(raised: str, before: str) -> bool:
    """Tell whether raised text is the number of a note: ※1, 1), *. ``before`` leads up to it."""
    text = raised.strip()
    if not text or _NUMBER.fullmatch(text) is None:
        return False
    return not (text.isdecimal() and _UNIT.fullmatch(before[-1:]))
