"""The lines that a page draws: their corners, and the box around them."""

from collections.abc import Iterator, Sequence

from pdfminer.utils import PathSegment, Point

from corpus.pdf.page import Box


def outlines(path: Sequence[PathSegment]) -> Iterator[list[Point]]:
    """Yield the corners of each part of a path; a curve counts by its ends."""
    points: list[Point] = []
    for segment in path:
        if segment[0] == "m" and points:
            yield points
            points = []
        if segment[0] == "h":
            points += points[:1]
        else:
            *_, x, y = map(float, segment[1:])
            points.append((x, y))
    if points:
        yield points


def bounds(points: Sequence[Point]) -> Box:
    """Return the smallest box with the points in it."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))
