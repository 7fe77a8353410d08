"""Memory that nothing uses any more, given back to the system."""

import ctypes
from collections.abc import Callable
from functools import cache


def give_back() -> None:
    """Has the C library return what was freed; does nothing where it knows no such thing.

    glibc keeps what many arrays of some hundred kB leave behind: a process that analyses piece by
    piece holds a third more than it uses.
    """
    if (trim := _trim()) is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    """glibc's ``malloc_trim``; None for another library, which returns memory by itself or not."""
    try:
        found: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # TypeError: Windows has no library of all names
        return None
    return found
