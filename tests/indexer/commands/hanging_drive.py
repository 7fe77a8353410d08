"""A drive that hangs: every call of the system that touches it waits, as for a server that is gone.

A file system in user space (FUSE) that nobody answers for: no library and no program is needed.
"""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_DEVICE = Path("/dev/fuse")
_MNT_DETACH = 2

needs_hanging_drive = pytest.mark.skipif(
    not (hasattr(os, "geteuid") and os.geteuid() == 0 and os.access(_DEVICE, os.W_OK)),
    reason="mounting takes the rights of root and FUSE",
)


@contextmanager
def hanging(directory: Path) -> Iterator[None]:
    """Let the drive of a directory hang meanwhile; then it answers again, with what it had.

    Calls that waited for it end with an error then.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    at = os.fsencode(directory)
    device = os.open(_DEVICE, os.O_RDWR)
    try:
        options = f"fd={device},rootmode=40000,user_id=0,group_id=0,allow_other".encode()
        if libc.mount(b"hanging", at, b"fuse", 0, options):
            code = ctypes.get_errno()
            pytest.skip(f"nothing can be mounted here: {os.strerror(code)}")
        try:
            yield
        finally:
            libc.umount2(at, _MNT_DETACH)
    finally:
        os.close(device)
