"""How an update lays out the next generation: all of it anew, or an auxiliary segment only."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Fewer programs than this are written anew in less than half a second.
MIN_MAIN = 10_000
# The share of the main segment's programs up to which others may be added, and as many be deleted:
# what searching puts together anew stays small beside the rest.
MAX_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Layout:
    """The programs that are ``written``, by their places in the plan, ascending.

    ``order`` is what ``segment_files`` says of an auxiliary segment; None where all are written.
    """

    written: NDArray[np.int64]
    order: NDArray[np.int64] | None


def whole(programs: int) -> Layout:
    """The layout that writes all programs of a plan."""
    return Layout(np.arange(programs), None)


def beside(main: int, numbers: NDArray[np.int64]) -> Layout:
    """The layout that leaves a main segment of so many programs as it is, if it can stay.

    ``numbers`` has, for each program of the plan, its number in the main segment; more than those
    for others. The main segment has to go when it is small, when its programs stand otherwise in
    the plan, and when too many of them are deleted or too many others added.
    """
    in_main = numbers < main
    kept, written = numbers[in_main], np.flatnonzero(~in_main)
    changed = max(main - len(kept), len(written))
    if main < MIN_MAIN or changed > MAX_SHARE * main or (np.diff(kept) < 0).any():
        return whole(len(numbers))
    order = numbers.copy()
    order[written] = main + np.arange(len(written))
    return Layout(written, order)
