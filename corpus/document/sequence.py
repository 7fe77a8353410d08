"""Numbers of programs that a document lacks: a row that was not read shows by its number."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.document.blocks import Remark
from corpus.grid import Place

# The numbers are a sequence where so many of them follow the one before, or begin anew.
_MOST = 0.8


def gaps_in(numbers: Sequence[tuple[Place, str]]) -> Iterator[Remark]:
    """Yield a remark for each place where numbers that mostly follow each other do not."""
    found = [(place, int(text)) for place, text in numbers if text.isdecimal() and len(text) < 9]
    steps = [
        (place, before, number) for (_, before), (place, number) in pairwise(found) if number != 1
    ]
    odd = [step for step in steps if step[2] != step[1] + 1]
    if len(odd) > (1 - _MOST) * len(found):
        return
    for place, before, number in odd:
        reason = f"整理番号が {before} の次に {number} になっています。"
        remedy = "あいだの施策が抜けていないか、原典と比べてください。"
        yield Remark(str(place), "", reason, remedy)
