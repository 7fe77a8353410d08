"""A layer between a program and the file system: sees every change and decides what becomes of it.

It replaces the functions of `os` and `open` that change files, for paths below one directory.
Files opened for writing get a raw file of ours below Python's buffer, so that a write is seen
when the system would see it. Writes of C code through a file descriptor of its own are not seen.
"""

import builtins
import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

_CHANGING_FLAGS = os.O_CREAT | os.O_TRUNC
_real_open = io.open
_real_os_open = os.open
_real_os_write = os.write
_real_close = os.close


@dataclass(frozen=True)
class Operation:
    """One change of the file system. ``perform_half`` writes half of the data of a write."""

    kind: str
    path: str
    size: int
    perform: Callable[[], Any]
    perform_half: Callable[[], Any]

    @property
    def is_write(self) -> bool:
        return self.kind == "write"

    def __str__(self) -> str:
        return f"{self.kind} {self.path}"


# Gets each operation and returns its result, having performed it or not.
Hook = Callable[[Operation], Any]


class Layer:
    """Context manager that hands every change below ``root`` to ``hook``."""

    def __init__(self, root: Path, hook: Hook) -> None:
        self._root = os.path.realpath(root)
        self._hook = hook
        self._paths: dict[int, str] = {}
        self._patches: list[Any] = [
            mock.patch.object(builtins, "open", self._open),
            mock.patch.object(io, "open", self._open),
            mock.patch.object(os, "open", self._os_open),
            mock.patch.object(os, "write", self._os_write),
            mock.patch.object(os, "close", self._os_close),
            *[mock.patch.object(os, name, self._on_descriptor(name)) for name in ON_DESCRIPTOR],
            *[mock.patch.object(os, name, self._on_path(name)) for name in ON_PATH],
        ]

    def __enter__(self) -> "Layer":
        for patch in self._patches:
            patch.start()
        return self

    def __exit__(self, *_: object) -> None:
        for patch in reversed(self._patches):
            patch.stop()

    def run(self, kind: str, path: str, perform: Callable[[], Any]) -> Any:
        return self._hook(Operation(kind, self._short(path), 0, perform, perform))

    def run_write(self, path: str, data: Any, write: Callable[[Any], int]) -> int:
        view = memoryview(data).cast("B")
        half = view[: len(view) // 2]
        operation = Operation(
            "write", self._short(path), len(view), lambda: write(view), lambda: write(half)
        )
        return int(self._hook(operation))

    def opened(self, descriptor: int, path: str) -> None:
        self._paths[descriptor] = path

    def closed(self, descriptor: int) -> None:
        self._paths.pop(descriptor, None)

    def _short(self, path: str) -> str:
        return os.path.relpath(path, self._root)

    def _below(self, path: Any, dir_fd: int | None = None) -> str | None:
        """The absolute path when it is the root or lies below it, else None."""
        if isinstance(path, int):
            return self._paths.get(path)
        text = os.fsdecode(path)
        if dir_fd is not None:
            text = os.path.join(self._paths.get(dir_fd, "/"), text)
        text = os.path.abspath(text)
        return text if (text + os.sep).startswith(self._root + os.sep) else None

    def _open(
        self, file: Any, mode: str = "r", buffering: int = -1, *rest: Any, **more: Any
    ) -> Any:
        path = None if isinstance(file, int) else self._below(file)
        if path is None or not set(mode) & set("wax+"):
            return _real_open(file, mode, buffering, *rest, **more)
        raw_mode = mode.replace("b", "").replace("t", "").replace("+", "") + "+"
        raw = self.run("open", path, lambda: _WatchedFile(self, path, raw_mode))
        if buffering == 0:
            return raw
        # Not a BufferedWriter: NumPy would write past us into the descriptor of one.
        buffered = io.BufferedRandom(raw)
        return buffered if "b" in mode else io.TextIOWrapper(buffered, *rest, **more)

    def _os_open(
        self, path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None
    ) -> int:
        full = self._below(path, dir_fd)

        def perform() -> int:
            return _real_os_open(path, flags, mode, dir_fd=dir_fd)

        changes = full is not None and flags & _CHANGING_FLAGS
        descriptor = int(self.run("open", full, perform) if full and changes else perform())
        if full is not None:
            self.opened(descriptor, full)
        return descriptor

    def _os_write(self, descriptor: int, data: Any) -> int:
        path = self._paths.get(descriptor)
        if path is None:
            return _real_os_write(descriptor, data)
        return self.run_write(path, data, lambda part: _real_os_write(descriptor, part))

    def _os_close(self, descriptor: int) -> None:
        self.closed(descriptor)
        _real_close(descriptor)

    def _on_descriptor(self, name: str) -> Callable[..., Any]:
        real = getattr(os, name)

        def watched(descriptor: int, *rest: Any) -> Any:
            path = self._paths.get(descriptor)
            if path is None:
                return real(descriptor, *rest)
            return self.run(name, path, lambda: real(descriptor, *rest))

        return watched

    def _on_path(self, name: str) -> Callable[..., Any]:
        real = getattr(os, name)

        def watched(path: Any, *rest: Any, **more: Any) -> Any:
            # The second path, where there is one, is what changes.
            target = rest[0] if name in TWO_PATHS else path
            full = self._below(target, more.get("dir_fd"))
            if full is None:
                return real(path, *rest, **more)
            return self.run(name, full, lambda: real(path, *rest, **more))

        return watched


ON_DESCRIPTOR = ("fsync", "fdatasync", "ftruncate")
TWO_PATHS = ("rename", "replace", "link", "symlink")
ON_PATH = (*TWO_PATHS, "mkdir", "rmdir", "unlink", "remove", "truncate", "utime", "chmod")


class _WatchedFile(io.FileIO):
    """A raw file that reports its writes to the layer."""

    def __init__(self, layer: Layer, path: str, mode: str) -> None:
        super().__init__(path, mode)
        self._layer = layer
        self._path = path
        layer.opened(self.fileno(), path)

    def write(self, data: Any, /) -> int:
        return self._layer.run_write(self._path, data, super().write)

    def truncate(self, size: int | None = None, /) -> int:
        return int(self._layer.run("truncate", self._path, lambda: io.FileIO.truncate(self, size)))

    def close(self) -> None:
        if not self.closed:
            self._layer.closed(self.fileno())
        super().close()
