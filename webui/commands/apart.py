"""What is done in a process of its own, so that this one has none of the memory that it takes."""

import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import NoReturn, TypeVar

T = TypeVar("T")
# How long a process that is not needed any more may put things in order. Its own processes finish
# what they have in hand, less than a second of work.
_SECONDS_TO_END = 5


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
    pid = os.fork()
    if not pid:
        os.close(living)
        _act(action, answering, alive)
    os.close(answering)
    os.close(alive)
    try:
        with open(answer, "rb") as file:
            told = file.read()
        ended = os.waitpid(pid, 0)[1]
    except BaseException:
        os.close(living)
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
        signal.signal(signal.SIGINT, signal.default_int_handler)
        threading.Thread(target=_end_at_end_of, args=(alive,), daemon=True).start()
        found = pickle.dumps(action())
        with open(answering, "wb") as file:
            file.write(found)
        code = 0
    except (Exception, KeyboardInterrupt):
        pass  # told by whoever does it again
    finally:
        os._exit(code)


def _end_at_end_of(alive: int) -> None:
    os.read(alive, 1)  # returns when the parent is gone, or has no use for this process
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
    time.sleep(_SECONDS_TO_END)
    os._exit(1)
