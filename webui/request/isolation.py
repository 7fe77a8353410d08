"""Texts of users within sentences of ours: what turns the direction of writing ends with them."""

import re

# Signs that set the direction of what follows, and letters that are written from right to left.
DIRECTED = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]"
)
# First Strong Isolate and Pop Directional Isolate (UAX #9): all between them is for itself, also
# what it has opened and never closed.
OPEN, CLOSE = "\u2068", "\u2069"


def isolated(text: str) -> str:
    """Return a text that leaves the direction of what stands around it as it is.

    A text without such signs is returned as it is. What it closes without having opened it is
    opened before it, so that it cannot close ours; what it leaves open is closed behind it.
    """
    if not DIRECTED.search(text):
        return text
    depth = extra = 0
    for char in text:
        if char in "\u2066\u2067\u2068":
            depth += 1
        elif char == CLOSE:
            depth, extra = (depth - 1, extra) if depth else (0, extra + 1)
    return OPEN * (extra + 1) + text + CLOSE * (depth + 1)
