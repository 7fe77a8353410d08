"""The writers' lock of a collection, and what is said where it cannot be written."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus import reason_of, remedy_of
from indexer.errors import Busy, DiskFull, NotWritable, SesakuError

# Hidden, so that no look at the collection's files counts it.
_LOCK = ".import.lock"


class CollectionBusy(SesakuError):
    """Another import is writing to the collection."""

    exit_code = 3

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"ほかの取り込みが {directory} に書き込んでいます。",
            "終わってから、もう一度試してください。",
        )


class CollectionNotWritable(SesakuError):
    """A file of the collection cannot be written, or its disk is full; all are as they were."""

    def __init__(self, directory: Path, error: OSError) -> None:
        path = directory if error.filename is None else Path(os.fsdecode(error.filename))
        super().__init__(
            f"{path} に書き込めません（{reason_of(error)}）。ファイルはもとのままです。",
            remedy_of(error),
        )


@contextmanager
def locked(directory: Path) -> Iterator[None]:
    """Hold the collection's lock; whatever keeps the block from writing becomes one line."""
    from indexer.store.lock import exclusive

    try:
        directory.mkdir(parents=True, exist_ok=True)
        with exclusive(directory / _LOCK):
            yield
    except Busy as error:
        raise CollectionBusy(directory) from error
    except (NotWritable, DiskFull) as error:
        raise CollectionNotWritable(directory, _cause(error)) from error
    except OSError as error:
        raise CollectionNotWritable(directory, error) from error


def _cause(error: SesakuError) -> OSError:
    """What the system said, of which the lock speaks as if it were an index's."""
    cause = error.__cause__
    return cause if isinstance(cause, OSError) else OSError(str(error))
