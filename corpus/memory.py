"""Python's garbage collector, and when it only costs time."""

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
