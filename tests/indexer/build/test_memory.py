"""Memory that is given back."""

import sys
from pathlib import Path

import numpy as np
import pytest

from indexer.build.memory import _trim, give_back


def _own_bytes() -> int:
    lines = Path("/proc/self/smaps_rollup").read_text("ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Rss:"))


def test_it_is_harmless_anywhere() -> None:
    give_back()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system tells no sizes")
def test_what_was_freed_leaves_the_process() -> None:
    if _trim() is None:
        pytest.skip("this C library has no malloc_trim")
    # Each is too small to be a mapping of its own, and something small stays behind it.
    arrays = [(np.ones(12_000), bytes(100 + n)) for n in range(1_000)]
    full = _own_bytes()
    kept = [small for _, small in arrays]
    del arrays
    give_back()
    assert _own_bytes() < full - 40_000_000
    assert len(kept) == 1_000
