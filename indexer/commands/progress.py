"""How far a long update has come, as a bar on a terminal."""

import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import click

from indexer.build.parallel import Progress

# Fewer programs are analysed before a bar could be read.
_WORTH_A_BAR = 1_000


# A page of a PDF takes some 60 ms; fewer pages are read before a bar could be.
_PAGES_WORTH_A_BAR = 5


@contextmanager
def progress_bar() -> Iterator[Progress | None]:
    """What to tell the progress of an update to: a bar with rate and remaining time.

    It is drawn on standard error from 1,000 programs on; None where that is no terminal.
    """
    with _bar("解析中", "件/秒", _WORTH_A_BAR) as progress:
        yield progress


@contextmanager
def sending_bar() -> Iterator[Progress | None]:
    """What to tell the progress of sending programs to a cluster to: a bar, as of an update."""
    with _bar("送信中", "件/秒", _WORTH_A_BAR) as progress:
        yield progress


@contextmanager
def page_bar() -> Iterator[Progress | None]:
    """What to tell the progress of reading pages to: a bar, as of an update."""
    with _bar("読み取り中", "ページ/秒", _PAGES_WORTH_A_BAR) as progress:
        yield progress


@contextmanager
def _bar(label: str, rate_unit: str, least: int) -> Iterator[Progress | None]:
    if not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as bars:
        started = time.monotonic()
        bar = None

        def progress(done: int, total: int) -> None:
            nonlocal bar
            if total < least:
                return
            if bar is None:
                bar = bars.enter_context(
                    click.progressbar(
                        length=total,
                        label=label,
                        show_pos=True,
                        item_show_func=lambda rate: rate,
                        file=sys.stderr,
                    )
                )
            rate = done / max(time.monotonic() - started, 0.001)
            bar.update(done - bar.pos, f"{rate:,.0f}{rate_unit}")

        yield progress
