"""What 100,000 rows need of memory and time, and how they need less."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the cyclic garbage collector for a block that makes many values without cycles.

    Rows and programs by the hundred thousand made it search them all again and again: reading
    took twice as long, and an update of an index a quarter longer.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class SharedTexts:
    """One object for equal short texts: a column of departments or dates has few different ones,
    and a fifth of what 100,000 programs need is copies of them.
    """

    _LONGEST, _MOST = 24, 10_000

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """Return the text, as the object that was given first for it."""
        if len(text) > self._LONGEST:
            return text
        if len(self._known) < self._MOST:
            return self._known.setdefault(text, text)
        return self._known.get(text, text)
