"""Power loss, modelled: what was not synced is lost, cut or kept; names too.

The model knows files and directories apart from their names. Data counts as safe when the file
was synced after it was written, a name when its directory was synced after it was given. At
every change of an update the recorder notes several states in which the disk could be found:
all unsynced names kept, all lost, only the last one kept, unsynced data lost, cut in half or
kept, and a random mixture. A rename is never half done: file systems with a journal promise that
much.
"""

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.indexer.faults.fault_layer import Layer, Operation
from tests.indexer.faults.fault_scenario import Trial

# A name given to a file or directory, or taken away (None): directory, name, what it names.
Change = tuple[int, str, int | None]
# For each directory what its names stand for.
Names = dict[int, dict[str, int]]
# What survives: which of the pending steps, and what of the data of an unsynced file.
Steps = list[list[Change]]
KeepNames = Callable[[Steps], Steps]
KeepData = Callable[[bytes | None, bytes], bytes]
ROOT = 0


@dataclass
class State:
    """A disk after the power came back: path to content, None for a directory."""

    where: str
    paths: dict[str, bytes | None]
    links: dict[str, int]
    update_had_returned: bool = False

    def key(self) -> frozenset[tuple[str, bytes | None]]:
        return frozenset(self.paths.items())

    def materialize(self, directory: Path) -> None:
        made: dict[int, Path] = {}
        for name, content in sorted(self.paths.items()):
            path = directory / name
            if content is None:
                path.mkdir()
            elif (first := made.setdefault(self.links[name], path)) != path:
                os.link(first, path)
            else:
                path.write_bytes(content)


@dataclass
class Recorder:
    """A hook for the layer that notes, after every change, the disks a power loss could leave."""

    root: Path
    states: list[State] = field(default_factory=list)
    _ids: dict[int, int] = field(default_factory=dict)
    _last_id: int = ROOT
    _names: Names = field(default_factory=dict)
    _safe_names: Names = field(default_factory=dict)
    _pending: Steps = field(default_factory=list)
    _safe_data: dict[int, bytes] = field(default_factory=dict)
    _paths: dict[int, Path] = field(default_factory=dict)
    _random: random.Random = field(default_factory=lambda: random.Random(20201116))

    def __post_init__(self) -> None:
        """What is there at the start is safe."""
        self._scan()
        self._pending.clear()
        self._safe_names = {number: dict(names) for number, names in self._names.items()}
        files = {number: path for number, path in self._paths.items() if path.is_file()}
        self._safe_data = {number: path.read_bytes() for number, path in files.items()}

    def __call__(self, operation: Operation) -> Any:
        result = operation.perform()
        if operation.kind in ("fsync", "fdatasync"):
            self._sync(self.root / operation.path)
        self._scan()
        self._note(str(operation))
        return result

    def finish(self) -> None:
        """The update has returned: from here on only the new index may be found."""
        first = len(self.states)
        self._note("return of the update")
        for state in self.states[first:]:
            state.update_had_returned = True

    def _sync(self, path: Path) -> None:
        number = self._ids[path.stat().st_ino]
        if path.is_file():
            self._safe_data[number] = path.read_bytes()
            return
        self._safe_names[number] = dict(self._names[number])
        steps = [[change for change in step if change[0] != number] for step in self._pending]
        self._pending = [step for step in steps if step]

    def _scan(self) -> None:
        """Compare the real tree with the one before: the names that changed are one step."""
        before, self._names, self._paths = self._names, {}, {}
        used = {self.root.stat().st_ino: ROOT}
        self._scan_directory(self.root, ROOT, used)
        # The number of an inode that is gone may be given to another file next.
        self._ids = used
        changes = list(_changes(before, self._names))
        if changes:
            self._pending.append(changes)

    def _scan_directory(self, directory: Path, number: int, used: dict[int, int]) -> None:
        names = self._names.setdefault(number, {})
        for path in sorted(directory.iterdir()):
            child = self._number(path.stat().st_ino, used)
            names[path.name] = child
            self._paths[child] = path
            if path.is_dir():
                self._scan_directory(path, child, used)

    def _number(self, inode: int, used: dict[int, int]) -> int:
        if inode not in used:
            if inode not in self._ids:
                self._last_id += 1
            used[inode] = self._ids.get(inode, self._last_id)
        return used[inode]

    def _note(self, where: str) -> None:
        ways: dict[str, tuple[KeepNames, KeepData]] = {
            "names kept, data lost": (lambda steps: steps, _lost),
            "names kept, data cut": (lambda steps: steps, _cut),
            "names lost, data lost": (lambda _: [], _lost),
            "names lost, data kept": (lambda _: [], _kept),
            "last name kept, data kept": (lambda steps: steps[-1:], _kept),
            "mixed": (self._some, lambda *data: self._random.choice((_lost, _cut, _kept))(*data)),
        }
        for way, (keep_names, keep_data) in ways.items():
            state = State(f"{where}: {way}", {}, {})
            self._fill(state, "", ROOT, self._surviving(keep_names), keep_data)
            self.states.append(state)

    def _some(self, steps: Steps) -> Steps:
        return [step for step in steps if self._random.random() < 0.5]

    def _surviving(self, keep: KeepNames) -> Names:
        names = {number: dict(safe) for number, safe in self._safe_names.items()}
        for step in keep(self._pending):
            for directory, name, child in step:
                if child is None:
                    names.setdefault(directory, {}).pop(name, None)
                else:
                    names.setdefault(directory, {})[name] = child
        return names

    def _fill(self, state: State, prefix: str, number: int, names: Names, keep: KeepData) -> None:
        for name, child in names.get(number, {}).items():
            path = prefix + name
            if child in self._directories:
                state.paths[path] = None
                self._fill(state, path + "/", child, names, keep)
                continue
            safe = self._safe_data.get(child)
            real = self._paths.get(child)
            state.paths[path] = (safe or b"") if real is None else keep(safe, real.read_bytes())
            state.links[path] = child

    @property
    def _directories(self) -> set[int]:
        return self._names.keys() | self._safe_names.keys()


def states_of(update: Callable[[Path], None], directory: Path) -> list[State]:
    """The different disks that a power loss during the update could leave; it is carried out."""
    recorder = Recorder(directory.parent)
    with Layer(directory.parent, recorder):
        update(directory)
    recorder.finish()
    # The latest of equal states comes first: it may promise more.
    different = {state.key(): state for state in recorder.states}
    return list(different.values())


def check_states(trial: Trial, states: list[State]) -> None:
    """Reopen each disk: the old or the new index is found, the next update works."""
    for state in states:
        directory = trial.empty()
        state.materialize(directory)
        allowed = (trial.new,) if state.update_had_returned else (trial.old, trial.new)
        trial.check(directory / "index", state.where, allowed)


def _changes(before: Names, after: Names) -> Iterator[Change]:
    for directory in before.keys() | after.keys():
        old, new = before.get(directory, {}), after.get(directory, {})
        for name in sorted(old.keys() | new.keys()):
            if old.get(name) != new.get(name):
                yield directory, name, new.get(name)


def _lost(safe: bytes | None, _real: bytes) -> bytes:
    return safe or b""


def _cut(safe: bytes | None, real: bytes) -> bytes:
    return real if real == safe else real[: len(real) // 2]


def _kept(_safe: bytes | None, real: bytes) -> bytes:
    return real
