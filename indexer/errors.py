"""What can go wrong, in the operator's terms. Every error is one line and knows its exit code."""

from pathlib import Path


class SesakuError(Exception):
    """Base of all errors that a command reports without a traceback.

    ``what`` says what failed and with which value, ``remedy`` what the operator can do about it;
    ``str(error)`` is both, on one line. ``exit_code`` is the command's: 1 the input is at fault,
    2 wrong usage, 3 busy, 4 the index cannot be used.
    """

    exit_code = 1

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what, remedy)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.what} {self.remedy}"


class Busy(SesakuError):
    """Another process is updating the index. ``holder`` is its process id, None where unknown."""

    exit_code = 3

    def __init__(self, directory: Path, holder: int | None) -> None:
        who = "another process" if holder is None else f"process {holder}"
        super().__init__(
            f"The index in {directory} is being updated by {who}.",
            "Try again when that update has finished.",
        )
        self.directory = directory
        self.holder = holder


class IndexUnusable(SesakuError):
    """The index cannot be read. ``path`` is the file or directory at fault; nothing was changed."""

    exit_code = 4

    def __init__(self, path: Path, reason: str, remedy: str) -> None:
        super().__init__(f"The index cannot be used: {path} {reason}.", remedy)
        self.path = path
        self.reason = reason


class ForeignDirectory(SesakuError):
    """The directory holds something else than an index; nothing was put beside it.

    ``name`` is one of the files or directories that are no index's.
    """

    exit_code = 4

    def __init__(self, directory: Path, name: str) -> None:
        super().__init__(
            f"{directory} is no index: it holds {name}; nothing was written there.",
            "Name an empty or a new directory with --index.",
        )
        self.directory = directory
        self.name = name


class NoPrevious(SesakuError):
    """A rollback was asked for and there is no earlier generation to return to."""

    exit_code = 4

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"The index in {directory} has no previous generation.",
            "Run `sesaku index` to build a new one from the corpus.",
        )
        self.directory = directory


class NotWritable(SesakuError):
    """The index directory cannot be written. ``reason`` is the system's own message."""

    exit_code = 4

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The index cannot be written: {path}: {reason}.",
            "Give this user the right to write there, or choose a local directory with --index.",
        )
        self.path = path
        self.reason = reason


class DiskFull(SesakuError):
    """There is no room for a new generation; the published one goes on.

    ``needed`` and ``free`` are bytes; ``needed`` is None when the system said so while writing.
    """

    exit_code = 4

    def __init__(self, directory: Path, free: int, needed: int | None = None) -> None:
        need = "" if needed is None else f"about {_megabytes(needed)} needed, "
        super().__init__(
            f"The disk is full: no room for a new index in {directory} "
            f"({need}{_megabytes(free)} free); the published index is unchanged.",
            "Make room, or choose another directory with --index.",
        )
        self.directory = directory
        self.free = free
        self.needed = needed


class ShrinkRefused(SesakuError):
    """An update would drop more than half of the records; ``before`` and ``after`` count them."""

    def __init__(self, before: int, after: int) -> None:
        super().__init__(
            f"The corpus has {after:,} records, the published index {before:,}: "
            "more than half would disappear, so nothing was published.",
            "Check the corpus, or repeat the command with --force if this is intended.",
        )
        self.before = before
        self.after = after


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"
