"""Brackets of a text of several lines: which of them a later line closes."""

import re

_PAIRS = dict(zip("（「『【〔［(｢", "）」』】〕］)｣", strict=True))
# 「1）」 at the beginning of a line numbers it; it closes nothing.
_NUMBERING = re.compile(
    r"^[ \u3000]*[0-9０-９A-Za-zＡ-Ｚａ-ｚァ-ン一二三四五六七八九十①-⑳]{1,2}[）)]", re.M
)
# A bracket that goes on for longer was never closed: texts in brackets are short.
_MOST_BREAKS = 3
# Private characters stand for opening brackets while lines are joined; they are as wide.
_MASKS = {bracket: chr(0xF0000 + ord(bracket)) for bracket in _PAIRS}
_UNMASK = str.maketrans({mask: bracket for bracket, mask in _MASKS.items()})


def mask_unclosed(text: str) -> str:
    """Return the text with a mask for each opening bracket that nothing closes.

    Nothing does where the closing one is more than three lines further, or where a sentence ends
    with its line in between. ``unmask`` gives the text back.
    """
    open_places: list[int] = []
    closed: set[int] = set()
    numbering = {found.end() - 1 for found in _NUMBERING.finditer(text)}
    for place, character in enumerate(text):
        if character in _PAIRS:
            open_places.append(place)
        elif character in _PAIRS.values() and place not in numbering:
            opened = next((p for p in reversed(open_places) if _PAIRS[text[p]] == character), None)
            if opened is not None:
                del open_places[open_places.index(opened) :]
                if _is_one_piece(text[opened:place]):
                    closed.add(opened)
    return "".join(
        _MASKS[c] if c in _PAIRS and place not in closed else c for place, c in enumerate(text)
    )


def unmask(text: str) -> str:
    """Return the text of ``mask_unclosed`` with its brackets."""
    return text.translate(_UNMASK)


def _is_one_piece(text: str) -> bool:
    return text.count("\n") <= _MOST_BREAKS and "。\n" not in text
