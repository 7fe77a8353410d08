"""Connections of the HTTP server: how a request is read, and in which thread it is answered.

Waitress reads in one thread and answers in others. To wake another thread takes as long as to give
an answer that is kept, so what is quick is answered where it was read.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import get_ident
from typing import Any
from urllib.parse import quote

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import ThreadedTaskDispatcher

# Tells whether a GET of a path is answered in a moment, without waiting for anything.
Quick = Callable[[str], bool]

_NOT_ASCII = re.compile(rb"[\x80-\xff]+")


class Parser(HTTPRequestParser):
    """Reads addresses as people type them, too: curl and scripts encode nothing."""

    def parse_header(self, header_plus: bytes) -> None:
        """Read the head of a request, whose first line has the address."""
        line, end, rest = header_plus.partition(b"\r\n")
        encoded = _NOT_ASCII.sub(lambda found: quote(found[0]).encode(), line)
        super().parse_header(encoded + end + rest)


class Channel(HTTPChannel):
    """A connection whose requests ``Parser`` reads."""

    parser_class = Parser
    # The thread that is reading from the connection, and whether what it read is to be answered.
    reader: int | None = None
    is_due = False

    def received(self, data: bytes) -> bool:
        """Take what was read, and answer it if that is quick."""
        self.reader = get_ident()
        taken: bool = super().received(data)
        self.reader = None
        if self.is_due:
            self.is_due = False
            self._answer()
        return taken

    def _answer(self) -> None:
        dispatcher: Dispatcher = self.server.task_dispatcher
        if self._is_alone() and dispatcher.is_quick(self.requests[0]):
            with dispatcher.answering():
                self.service()
        else:
            dispatcher.hand_over(self)

    def _is_alone(self) -> bool:
        """Tell whether nothing else is to be sent: the reading thread must never wait for that."""
        return len(self.requests) == 1 and not self.total_outbufs_len


class Dispatcher(ThreadedTaskDispatcher):
    """Hands requests to threads, but for those that the connection answers itself."""

    def __init__(self, quick: Quick, threads: int) -> None:
        super().__init__()
        self._quick = quick
        self._is_answering = False
        self._is_leaving = False
        self.set_thread_count(threads)

    def add_task(self, task: Channel) -> None:
        """See that a connection's next request is answered."""
        if task.reader == get_ident():
            task.is_due = True
        else:
            self.hand_over(task)

    def hand_over(self, task: Channel) -> None:
        """Let a thread answer a connection's next request."""
        super().add_task(task)

    def is_quick(self, request: Any) -> bool:
        """Tell whether a request is answered in a moment."""
        return not request.error and request.command == "GET" and self._quick(request.path)

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Keep the reading thread from leaving before it has given an answer."""
        self._is_answering = True
        try:
            yield
        finally:
            self._is_answering = False
        if self._is_leaving:
            raise SystemExit(0)

    def leave(self) -> None:
        """End the reading thread, now or as soon as it has given the answer at hand."""
        if not self._is_answering:
            raise SystemExit(0)
        self._is_leaving = True
