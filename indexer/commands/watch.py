"""A collection's files, followed: what is saved in them is published."""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from corpus import CorpusError, load
from indexer.build.update import Update, update_index
from indexer.commands.checks import registered_checks
from indexer.errors import SesakuError

# Seconds between two looks. Looking works everywhere; notices of changes do not reach across
# network drives, where municipal spreadsheets live.
INTERVAL = 1.0
# Seconds until an update that failed for another reason than its input is tried again: somebody
# else was publishing, or the disk was full.
RETRY = 10.0

Stamp = frozenset[tuple[str, int, int]]


class Watch:
    """The files of one collection, looked at again and again.

    Files that lie directly in its directory count, except hidden ones and the locks that
    spreadsheet programs put beside an open file.
    """

    def __init__(self, collection: Path) -> None:
        """Takes the files as they are now for known."""
        self.collection = collection
        self._known = self._before = self._stamp()

    def changed(self) -> bool:
        """Whether the files differ from the known ones, and did not change since the last look.

        A file that is being written is left to come to rest. The files count as known afterwards.
        """
        now = self._stamp()
        at_rest, self._before = now == self._before, now
        if now == self._known or not at_rest:
            return False
        self._known = now
        return True

    def _stamp(self) -> Stamp:
        """Name, time of change and size of every file; empty where the directory is not there."""
        found = set()
        try:
            with os.scandir(self.collection) as entries:
                for entry in entries:
                    if entry.is_file() and not entry.name.startswith((".", "~$")):
                        status = entry.stat()
                        found.add((entry.name, status.st_mtime_ns, status.st_size))
        except OSError:
            return frozenset()  # unreachable or just being replaced: the next look will tell
        return frozenset(found)


def follow(
    watch: Watch,
    index: Path,
    report: Callable[[Update | CorpusError | SesakuError], None],
    stop: threading.Event,
    settled: bool = False,
) -> None:
    """Publishes the collection into ``index`` whenever its files changed, until ``stop`` is set.

    ``report`` gets what every update did, also when it had nothing to publish, or why it failed;
    the published generation goes on then. Begins with an update, unless the caller has just
    ``settled`` that there is nothing to publish: what kept it from that may pass.
    """
    retry_at = None if settled else time.monotonic()
    while not stop.wait(INTERVAL):
        due = retry_at is not None and time.monotonic() >= retry_at
        if watch.changed() or due:
            outcome = _publish(watch.collection, index)
            report(outcome)
            retry_at = time.monotonic() + RETRY if is_passing(outcome) else None


def is_passing(outcome: Update | CorpusError | SesakuError) -> bool:
    """Whether an update failed for a reason that passes by itself: its input is not at fault."""
    return isinstance(outcome, SesakuError) and outcome.exit_code != 1


def _publish(collection: Path, index: Path) -> Update | CorpusError | SesakuError:
    try:
        return update_index(load(collection, registered_checks()), index)
    except (CorpusError, SesakuError) as error:
        return error
