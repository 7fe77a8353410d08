"""A disk that reads badly: errors, short reads, ends before the end, now here, now there."""

import builtins
import errno
import io
import os
from pathlib import Path
from random import Random
from typing import Any
from unittest import mock

from corpus import CorpusError
from indexer import LiveIndex, Query, SesakuError
from indexer.answer.results import Hit
from tests.indexer.faults.fault_scenario import Trial

_real_open = io.open
# How often a read goes wrong; an update of the scenario reads some two hundred times.
RATE = 0.01


def check_updates(trial: Trial, seeds: range) -> None:
    """An update whose reads fail leaves the old generation or publishes the right new one."""
    for seed in seeds:
        directory = trial.fresh()
        with UnreliableReads(directory.parent, Random(seed)) as reads:
            error = _error_of(trial, directory)
        told = f"seed {seed}: {reads.did}"
        assert error is None or isinstance(error, SesakuError | CorpusError | OSError), told
        trial.check(directory, told, (trial.old, trial.new))


def check_searches(directory: Path, seeds: range, queries: tuple[str, ...]) -> int:
    """Searches that are answered are answered right; returns how many were."""
    searcher = LiveIndex(directory).searcher()
    right = {text: _hits(searcher, text) for text in queries}
    answered = 0
    for seed in seeds:
        with UnreliableReads(directory.parent, Random(seed)) as reads:
            try:
                searcher = LiveIndex(directory).searcher()
                found = {text: _hits(searcher, text) for text in queries}
            except (SesakuError, OSError):
                continue
        assert found == right, f"seed {seed}: {reads.did}"
        answered += 1
    return answered


def _hits(searcher: Any, text: str) -> tuple[int, tuple[Hit, ...]]:
    results = searcher.search(Query(text))
    return results.total, results.hits


def _error_of(trial: Trial, directory: Path) -> Exception | None:
    try:
        trial.scenario.update(directory)
    except Exception as error:
        return error
    return None


class UnreliableReads:
    """Files below ``root`` that are opened for reading go wrong by chance; ``did`` lists how."""

    def __init__(self, root: Path, random: Random) -> None:
        self._root = os.path.realpath(root)
        self._random = random
        self.did: list[str] = []
        self._patches = [
            mock.patch.object(builtins, "open", self._open),
            mock.patch.object(io, "open", self._open),
        ]

    def __enter__(self) -> "UnreliableReads":
        for patch in self._patches:
            patch.start()
        return self

    def __exit__(self, *_: object) -> None:
        for patch in self._patches:
            patch.stop()

    def fate(self, what: str) -> str:
        """What becomes of a read: "" mostly, else "error", "short" or "end"."""
        if self._random.random() >= RATE:
            return ""
        kind = self._random.choice(("error", "short", "end"))
        self.did.append(f"{kind} {what}")
        return kind

    def _open(
        self, file: Any, mode: str = "r", buffering: int = -1, *rest: Any, **more: Any
    ) -> Any:
        if isinstance(file, int) or set(mode) & set("wax+") or not self._is_below(file):
            return _real_open(file, mode, buffering, *rest, **more)
        name = os.path.basename(os.fsdecode(file))
        if self.fate(f"open {name}") == "error":
            raise OSError(errno.EIO, os.strerror(errno.EIO), os.fsdecode(file))
        raw = _UnreliableFile(self, os.fsdecode(file))
        if buffering == 0:
            return raw
        # Not a plain BufferedReader: NumPy would read past us from the descriptor of one.
        buffered = io.BufferedReader(_Pipe(raw))
        return buffered if "b" in mode else io.TextIOWrapper(buffered, *rest, **more)

    def _is_below(self, path: Any) -> bool:
        return os.path.realpath(os.fsdecode(path)).startswith(self._root + os.sep)


class _UnreliableFile(io.FileIO):
    """A raw file some of whose reads go wrong."""

    def __init__(self, reads: UnreliableReads, path: str) -> None:
        super().__init__(path, "r")
        self._reads = reads
        self._path = path

    def readinto(self, buffer: Any, /) -> int:
        view = memoryview(buffer).cast("B")
        fate = self._reads.fate(f"read {os.path.basename(self._path)}")
        if fate == "error":
            raise OSError(errno.EIO, os.strerror(errno.EIO), self._path)
        if fate == "end":
            return 0
        return int(super().readinto(view[: max(len(view) // 2, 1)] if fate == "short" else view))

    def readall(self) -> bytes:
        parts = []
        while part := self.read(1 << 16):
            parts.append(part)
        return b"".join(parts)

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or size < 0:
            return self.readall()
        buffer = bytearray(size)
        return bytes(buffer[: self.readinto(buffer)])


class _Pipe(io.RawIOBase):
    """A raw file without a descriptor of its own that others could read from."""

    def __init__(self, raw: _UnreliableFile) -> None:
        self._raw = raw

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        return self._raw.readinto(buffer)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._raw.seek(offset, whence)

    def close(self) -> None:
        self._raw.close()
        super().close()
