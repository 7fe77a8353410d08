"""Where a figure stands: its text with the figure marked, so that it can be checked."""

from typing import NamedTuple

from corpus import Figure

# Characters of the line that are shown on either side.
AROUND = 40


class Place(NamedTuple):
    """What stands before a figure, the figure as it is written, what stands behind."""

    before: str
    figure: str
    after: str


def place_of(text: str, figure: Figure) -> Place:
    """Return the figure within its line, which is cut where it is long.

    Where nothing stands before it, the line above says what is counted.
    """
    start = text.rfind("\n", 0, figure.start) + 1
    if not text[start : figure.start].strip():
        start = text.rfind("\n", 0, max(0, start - 1)) + 1
    end = text.find("\n", figure.end)
    before = text[start : figure.start]
    after = text[figure.end : len(text) if end < 0 else end]
    return Place(
        before if len(before) <= AROUND else "…" + before[-AROUND:],
        text[figure.start : figure.end],
        after if len(after) <= AROUND else after[:AROUND] + "…",
    )


def number_text(figure: Figure) -> str:
    """Return the value as people read it: separators for thousands, no zeros behind the point."""
    text = f"{figure.value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
