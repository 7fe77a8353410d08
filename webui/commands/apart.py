"""What is done in a process of its own, so that this one has none of the memory that it takes."""

import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import NoReturn, TypeVar

T = TypeVar("T")
# How long a process that is not needed any more may put things in order. Its own processes finish
# what they have in hand, less than a second of work.
_SECONDS_TO_END = 5
# Until it is told again that did not hear.
_SECONDS_BETWEEN = 0.05


def apart(action: Callable[[], T]) -> T | None:
    """Return what an action returns, done in a process forked for it.

    None where it raised something, was ended, or nothing is forked (for systems other than Linux
    that is no matter of course): whoever calls does it here then, and learns why. For a process of
    one thread; one that is forked ends with it, whatever it is about.
    """
    if sys.platform != "linux":
        return None
    sys.stdout.flush()
    sys.stderr.flush()
    (answer, answering), (alive, living) = os.pipe(), os.pipe()
    pid = 0
    try:
        # Ctrl+C may come as soon as there is a process to be told of it.
        try:
            pid = os.fork()
        except OSError:  # no more processes for this user
            for end in (answer, answering, alive, living):
                os.close(end)
            return None
        if not pid:
            os.close(living)
            _act(action, answering, alive)
        os.close(answering)
        os.close(alive)
        with open(answer, "rb") as file:
            told = file.read()
        ended = os.waitpid(pid, 0)[1]
    except BaseException:
        os.close(living)
        if pid:
            os.waitpid(pid, 0)
        raise
    os.close(living)
    found: T | None = pickle.loads(told) if ended == 0 else None
    return found


def _act(action: Callable[[], T], answering: int, alive: int) -> NoReturn:
    code = 1
    try:
        # Ctrl+C is for the parent, whose end tells this process once, not each of its own as well.
        os.setpgid(0, 0)
        told = threading.Event()
        signal.signal(signal.SIGINT, partial(_end, told))
        threading.Thread(target=_end_at_end_of, args=(alive, told), daemon=True).start()
        found = pickle.dumps(action())
        with open(answering, "wb") as file:
            file.write(found)
        code = 0
    except (Exception, KeyboardInterrupt):
        pass  # told by whoever does it again
    finally:
        os._exit(code)


def _end(told: threading.Event, number: int, frame: FrameType | None) -> None:
    """Interrupt what is done, once: what puts things in order afterwards is left to it."""
    if not told.is_set():
        told.set()
        raise KeyboardInterrupt


def _end_at_end_of(alive: int, told: threading.Event) -> None:
    os.read(alive, 1)  # returns when the parent is gone, or has no use for this process
    until = time.monotonic() + _SECONDS_TO_END
    while not told.is_set() and time.monotonic() < until:
        # One that comes just before the other thread begins to wait for something wakes it not.
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
        told.wait(_SECONDS_BETWEEN)
    time.sleep(max(0.0, until - time.monotonic()))
    os._exit(1)
