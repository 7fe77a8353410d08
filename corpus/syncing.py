"""What was written, brought to the disk: files and the directories that name them."""

import errno
import os
import sys
from pathlib import Path

# A directory cannot be synced on some file systems (network drives among them, where such files
# live); they say so with one of these.
CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF})


def sync_descriptor(descriptor: int) -> None:
    """Wait until what was written to an open file is on the disk. Raises OSError."""
    if sys.platform == "darwin":
        import fcntl

        # fsync on macOS leaves the data in the drive's cache; this empties the cache as well,
        # where the file system knows it.
        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
        except OSError as error:
            if error.errno not in CANNOT_SYNC:
                raise
    os.fsync(descriptor)


def sync_directory(path: Path) -> None:
    """Wait until the names in a directory are on the disk, where the system can do that."""
    if sys.platform == "win32":
        return  # A directory cannot be opened there; NTFS journals names by itself.
    descriptor = os.open(path, os.O_RDONLY)
    try:
        sync_descriptor(descriptor)
    except OSError as error:
        if error.errno not in CANNOT_SYNC:
            raise
    finally:
        os.close(descriptor)
