"""A collection's files, followed: what is saved in them is published."""

import os
import stat
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from corpus import CorpusError, Loaded, load, year_folders
from indexer.build.update import Update, update_index
from indexer.commands.checks import registered_checks
from indexer.errors import IndexUnusable, NoAnswer, SesakuError, Shrinking
from indexer.hanging_drive import Aside
from indexer.store.storage import Store

# Seconds between two looks. Looking works everywhere; notices of changes do not reach across
# network drives, where municipal spreadsheets live.
INTERVAL = 1.0
# Seconds until an update that failed for another reason than its input is tried again: somebody
# else was publishing, or the disk was full.
RETRY = 10.0

# Seconds after which a drive that does not answer is told of. A loaded one takes seconds.
PATIENCE = 30.0

# Name, inode, size and both times of a file: one that is replaced by another of equal size and time
# of change (copying tools keep it) has another inode or time of status. See ``_stamp`` for others.
Stamp = frozenset[tuple[str, int, int, int, int]]
Outcome = Update | CorpusError | SesakuError
T = TypeVar("T")


class Watch:
    """The files of one collection, looked at again and again.

    Files that lie directly in its directory or in a year's folder there count, except hidden ones
    and the locks that spreadsheet programs put beside an open file.
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
        """What is seen of every file; empty where the directory is not there."""
        found: set[tuple[str, int, int, int, int]] = set()
        try:
            for directory in (self.collection, *year_folders(self.collection).values()):
                found |= _stamps(directory)
        except OSError:
            return frozenset()  # unreachable or just being replaced: the next look will tell
        return frozenset(found)


def _stamps(directory: Path) -> set[tuple[str, int, int, int, int]]:
    with os.scandir(directory) as entries:
        return {_stamp(entry) for entry in entries if not entry.name.startswith((".", "~$"))}


def _stamp(entry: "os.DirEntry[str]") -> tuple[str, int, int, int, int]:
    """What is seen of a file. Of anything else only that it is there, for it may stand where a
    file is looked for: what is within a folder is another's, and devices change as they are used.
    """
    try:
        status = entry.stat()
    except OSError:
        status = entry.stat(follow_symlinks=False)  # a link that leads nowhere
    if not stat.S_ISREG(status.st_mode):
        return entry.path, status.st_ino, stat.S_IFMT(status.st_mode), 0, 0
    return entry.path, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def follow(
    watch: Watch,
    index: Path,
    report: Callable[[Outcome], None],
    stop: threading.Event,
    settled: bool = False,
) -> None:
    """Publishes the collection into ``index`` whenever its files changed, until ``stop`` is set.

    ``report`` gets what every update did, also when it had nothing to publish, or why it failed;
    the published generation goes on then. Begins with an update, unless the caller has just
    ``settled`` that there is nothing to publish: what kept it from that may pass. Where there are
    fewer programs than are published, which half a file looks like, that is reported as Shrinking
    and published RETRY seconds later if the files are still the same. A drive that does not answer
    is reported as NoAnswer, and waited for; nothing else is done meanwhile.
    """
    retry_at = None if settled else time.monotonic()
    outcome: Outcome | None = None

    def told(said: Outcome) -> None:
        nonlocal outcome
        outcome = said
        report(said)

    while not stop.wait(INTERVAL):
        changed = _patient(watch.changed, watch, told, stop)
        # A drive that answers again may have what it had: that it does is to be told, too.
        due = isinstance(outcome, NoAnswer) or (retry_at and time.monotonic() >= retry_at)
        if changed or due:
            rested = not changed and isinstance(outcome, Shrinking)
            loaded = _patient(partial(_loaded, watch.collection), watch, told, stop)
            if loaded is None:
                return
            # Not patiently: building reads no collection, and takes the time that it takes.
            told(_publish(loaded, index, rested))
            retry_at = time.monotonic() + RETRY if is_passing(outcome) else None


def is_passing(outcome: Outcome | None) -> bool:
    """Whether an update failed for a reason that passes by itself: its input is not at fault."""
    return isinstance(outcome, SesakuError) and outcome.exit_code != 1


def _loaded(collection: Path) -> Loaded | CorpusError:
    """What is read of a collection, or why it cannot be used."""
    try:
        return load(collection, registered_checks())
    except CorpusError as error:
        return error


def _publish(loaded: Loaded | CorpusError, index: Path, rested: bool) -> Outcome:
    """Publish what there is; fewer programs than before only when they have ``rested``."""
    if isinstance(loaded, CorpusError):
        return loaded
    try:
        before, after = _published(index), len(loaded.programs)
        if after < before and not rested:
            return Shrinking(before, after, RETRY)
        return update_index(loaded, index)
    except (CorpusError, SesakuError) as error:
        return error


def no_answer(collection: Path) -> NoAnswer:
    """What is said of a drive that has not answered for as long as PATIENCE."""
    return NoAnswer(collection, PATIENCE)


def _published(index: Path) -> int:
    """How many programs are published; 0 where that cannot be told, which the update will say."""
    try:
        generation = Store(index).published()
    except IndexUnusable:
        return 0
    records = generation.facts.get("records") if generation else 0
    return records if isinstance(records, int) else 0


def _patient(
    action: Callable[[], T],
    watch: Watch,
    report: Callable[[Outcome], None],
    stop: threading.Event,
) -> T | None:
    """What ``action`` returns; None when ``stop`` was set before. NoAnswer is reported once."""
    aside = Aside(action)
    if not aside.is_done(PATIENCE):
        report(no_answer(watch.collection))
    while not aside.is_done(aside.age + INTERVAL):
        if stop.is_set():
            return None
    return aside.result()
