"""What is asked of a drive that may never answer: aside, so that nobody waits longer than wished.

The system cannot be told to give up on a drive that hangs: only a thread of its own can wait for
it, and stays for as long as it hangs.
"""

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Aside(Generic[T]):
    """An action, done in a thread of its own from now on."""

    def __init__(self, action: Callable[[], T]) -> None:
        self._action = action
        self._found: list[T] = []
        self._error: BaseException | None = None
        self._began = time.monotonic()
        self._thread = threading.Thread(target=self._act, name="aside", daemon=True)
        self._thread.start()

    def is_done(self, seconds: float) -> bool:
        """Whether the action is over, waited for until so many seconds after it began."""
        self._thread.join(max(0.0, seconds - self.age))
        return not self._thread.is_alive()

    @property
    def age(self) -> float:
        """Seconds since the action began."""
        return time.monotonic() - self._began

    def result(self) -> T:
        """What the action returned, once it is done. Raises what it raised."""
        if self._error is not None:
            raise self._error
        return self._found[0]

    def _act(self) -> None:
        try:
            self._found.append(self._action())
        except BaseException as error:
            self._error = error


class Asked(Generic[T]):
    """What is asked again and again, once at a time; the last answer stands until there is another.

    Shared by threads.
    """

    def __init__(self, answer: T) -> None:
        """Begins with ``answer``."""
        self._answer = answer
        self._lock = threading.Lock()
        self._asking: Aside[T] | None = None

    def ask(self, action: Callable[[], T], seconds: float) -> T:
        """What ``action`` returns, or the last answer where it takes more than so many seconds.

        While an earlier one has not ended, that one is waited for, and ``action`` is not begun: a
        drive that hangs takes one thread, however often it is asked. Raises what the action raised.
        """
        with self._lock:
            asking = self._asking = self._asking or Aside(action)
        if asking.is_done(seconds):
            with self._lock:
                if self._asking is asking:
                    self._asking = None
            self._answer = asking.result()
        return self._answer

    @property
    def waiting(self) -> float:
        """Seconds for which an answer has been waited for; 0 while there is none to come."""
        asking = self._asking
        return asking.age if asking else 0.0
