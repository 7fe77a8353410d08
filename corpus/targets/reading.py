"""Figures read from the prose of a target."""

import re
from collections.abc import Iterator

from corpus.targets.certainty import is_sure
from corpus.targets.counted import Counted, counted
from corpus.targets.dates import FAR, date_before, date_behind
from corpus.targets.figure import Figure
from corpus.targets.label import own_label
from corpus.targets.numbers import folded, value_of
from corpus.targets.prose import Prose
from corpus.targets.role import with_roles
from corpus.targets.sharing import is_shared, with_common_dates

# How a name itself says that it is a sum.
_SUMMED = re.compile(r"^(?:延べ|のべ|累計)")


def read_figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a target's text that are surely such, in the order of the text.

    A number needs a unit that counts something and a name of what it counts in the same clause or
    the line above; years, ordinals and articles of law are passed over.
    """
    prose = Prose(text)
    return tuple(with_roles(prose, with_common_dates(prose, [*_figures(prose)])))


def _figures(prose: Prose) -> Iterator[Figure]:
    """Yield the figures; what one of them took is no label of the next."""
    before: Counted | None = None
    label = said = ""
    for found in counted(prose):
        shared = label if before and is_shared(prose, before, found, label) else ""
        label = own_label(prose, found, before) or shared
        said = _said_before(prose, found, before, said)
        if label and is_sure(prose, found, label):
            yield _figure(prose, found, label, said)
        before = found


def _figure(prose: Prose, found: Counted, label: str, said: str) -> Figure:
    number = found.number
    behind = date_behind(prose.plain, found.end, prose.dates)
    signed = number["sign"] and not prose.plain[: number.start()].rstrip()[-1:].isdigit()
    value = value_of(number["number"])
    return Figure(
        number.start() if signed else number.start("number"),
        found.end,
        label,
        -value if signed else value,
        found.unit,
        (*_SUMMED.findall(folded(label)), *found.words),
        said if behind is None else behind,
    )


def _said_before(prose: Prose, found: Counted, before: Counted | None, said: str) -> str:
    """The date in the clause before a figure, or over the lines that it heads.

    One at the head of a sentence is that of all its figures, each near the one before it
    (``said``): 令和7年度までに、…割合を45%、…割合を60%とする.
    """
    own = date_before(prose.plain, found.start, prose.dates)
    if own or not before or not said:
        return own
    between = prose.plain[before.end : found.start]
    dated = any(before.end <= one.start < found.start for one in prose.dates)
    apart = re.search(r"[。\n()]", between) or not re.search(r"[、,]", between)
    return "" if dated or apart or len(between) > FAR else said
