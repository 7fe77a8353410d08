"""What is done in a process of its own, so that this one has none of the memory that it takes."""

import os
import pickle
import sys
import threading
from collections.abc import Callable
from typing import NoReturn, TypeVar

T = TypeVar("T")


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
        if os.waitpid(pid, 0)[1] != 0:
            return None
        found: T = pickle.loads(told)
        return found
    finally:
        os.close(living)


def _act(action: Callable[[], T], answering: int, alive: int) -> NoReturn:
    code = 1
    try:
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
    os.read(alive, 1)  # returns when the parent is gone
    os._exit(1)
