"""Processes that do one thing each until told to end, and are replaced when they die.

They are forked, so that what was loaded before is in memory once. The parent keeps to one thread
and does nothing else, so that it may fork at any time.
"""

import logging
import os
import select
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NoReturn

# Whatever a process does; it is handed the end of a pipe that closes when the parent is gone.
Work = Callable[[int], None]

# Seconds that processes get to finish what is under way.
GRACE = 30.0
# Seconds until a process that dies at once is replaced: the first time, and at most.
FIRST_WAIT, LONGEST_WAIT = 0.1, 10.0
# A process that lived so many seconds did not die at once.
LIVED = 5.0
# Seconds after which a process that somebody stopped (SIGSTOP, a debugger that was left) makes room
# for another: it keeps the connections that it has taken, and those that wait at its socket. Who
# stops a whole site from the terminal and goes on finds all of them going.
STOPPED = 10.0
# Seconds between two looks at whether a process is due.
TICK = 0.2
ENDING = (signal.SIGTERM, signal.SIGINT)

log = logging.getLogger("sesaku.web")


def can_fork() -> bool:
    """Tell whether this system has processes of this kind."""
    return hasattr(os, "fork")


@dataclass(slots=True)
class Place:
    """What has to be done, and the process that does it; ``pid`` is 0 while there is none."""

    name: str
    work: Work
    pid: int = 0
    started: float = 0.0
    due: float = 0.0
    wait: float = 0.0
    # When it was seen to be stopped; None while it goes on.
    stopped: float | None = None


class Processes:
    """One process for each name and work, from ``run`` on until a signal to end."""

    def __init__(self, works: Sequence[tuple[str, Work]]) -> None:
        self._places = [Place(name, work) for name, work in works]
        self._is_ending = False

    def run(self) -> None:
        """Start the processes and keep them; returns when SIGTERM or SIGINT ended all of them.

        SIGHUP is handed on.
        """
        self._read, self._write = os.pipe()
        with self._signals() as woken:
            while not self._is_ending:
                self._start_due()
                select.select([woken], [], [], TICK)
                _drain(woken)
                self._bury()
                self._end_stopped()
            self._end()

    @contextmanager
    def _signals(self) -> Iterator[int]:
        """Yield what becomes readable when a signal comes."""
        woken, wake = os.pipe()
        for end in (woken, wake):
            os.set_blocking(end, False)
        kinds = (*ENDING, signal.SIGHUP, signal.SIGCHLD)
        before = {kind: signal.signal(kind, self._take) for kind in kinds}
        old = signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        try:
            yield woken
        finally:
            signal.set_wakeup_fd(old)
            for kind, handler in before.items():
                signal.signal(kind, handler)

    def _take(self, number: int, _: Any) -> None:
        if number in ENDING:
            self._is_ending = True
        elif number == signal.SIGHUP:
            self._tell(signal.SIGHUP)

    def _tell(self, number: int) -> None:
        for place in self._places:
            if place.pid:
                os.kill(place.pid, number)

    def _start_due(self) -> None:
        now = time.monotonic()
        for place in self._places:
            if not place.pid and place.due <= now:
                place.started = now
                try:
                    place.pid = self._start(place)
                except OSError as error:  # no memory, or no more processes for this user
                    log.error("The %s cannot be started (%s).", place.name, error.strerror)
                    _wait_longer(place, now)

    def _start(self, place: Place) -> int:
        """Return the number of a new process; within that process, never return. Raises OSError."""
        sys.stdout.flush()
        sys.stderr.flush()
        # A signal waits meanwhile: the new process would take it as its parent does, and go on.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, (*ENDING, signal.SIGHUP))
        pid = -1
        try:
            pid = os.fork()
        finally:
            if pid:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if pid:
            return pid
        signal.set_wakeup_fd(-1)
        os.close(self._write)
        _work(place, self._read, before)

    def _bury(self) -> None:
        """Take note of processes that died, and are due again, and of those that were stopped."""
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG | os.WUNTRACED | os.WCONTINUED)
            except ChildProcessError:
                return
            if not pid:
                return
            for place in self._places:
                if place.pid != pid:
                    continue
                if os.WIFSTOPPED(status) or os.WIFCONTINUED(status):
                    place.stopped = time.monotonic() if os.WIFSTOPPED(status) else None
                else:
                    self._died(place, status)

    def _end_stopped(self) -> None:
        """End what has been stopped for long; it is started anew as what died otherwise."""
        now = time.monotonic()
        for place in self._places:
            if place.pid and place.stopped is not None and now - place.stopped >= STOPPED:
                log.error("The %s (process %d) was stopped for long.", place.name, place.pid)
                place.stopped = None
                os.kill(place.pid, signal.SIGKILL)

    def _died(self, place: Place, status: int) -> None:
        now, pid, place.pid, place.stopped = time.monotonic(), place.pid, 0, None
        _wait_longer(place, now)
        if not self._is_ending:
            reason = reason_of(status)
            log.error("The %s (process %d) %s; another is started.", place.name, pid, reason)

    def _end(self) -> None:
        """End all processes, at last by force."""
        self._tell(signal.SIGTERM)
        self._tell(signal.SIGCONT)  # one that is stopped is told when it goes on
        until = time.monotonic() + GRACE
        while any(place.pid for place in self._places) and time.monotonic() < until:
            time.sleep(TICK / 10)
            self._bury()
        self._tell(signal.SIGKILL)


def _wait_longer(place: Place, now: float) -> None:
    """Make a place due again, the later the shorter its process lived."""
    lived = now - place.started >= LIVED
    place.wait = FIRST_WAIT if lived else min(max(place.wait * 2, FIRST_WAIT), LONGEST_WAIT)
    place.due = now + place.wait


def _work(place: Place, parent: int, blocked: Iterable[int]) -> NoReturn:
    """Do the work of a process that was just forked, and end it. Signals that waited are taken as
    soon as it is settled how; ``blocked`` stay so.
    """
    code = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        # A terminal interrupts all of its processes; the parent says when to end.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        place.work(parent)
        code = 0
    except Exception as error:
        log.error("The %s cannot go on: %s", place.name, error)
        log.debug("Where it stopped:", exc_info=error)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def reason_of(status: int) -> str:
    """Return how a process ended, in words."""
    code = os.waitstatus_to_exitcode(status)
    if code >= 0:
        return f"ended with exit code {code}"
    try:
        return f"was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"was ended by signal {-code}"


def _drain(end: int) -> None:
    try:
        while os.read(end, 1024):
            pass
    except BlockingIOError:
        pass
