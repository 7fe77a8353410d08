"""A site under all that happens to it, for a while: what came of it, and what was wrong.

python -m tests.indexer.faults.fault_soak --minutes 20

Updates, roll-backs, backups, killed workers and moved logs come one after the other with a pause
between, while readers check every answer as in ``fault_site``.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path

import click

from indexer.store.storage import Store
from tests.benchmarks.bench_process import memory
from tests.indexer.commands.serve_process import PATIENCE, SERVE, served
from tests.indexer.faults.fault_site import Asker, Editions, update_by_command

SESAKU = SERVE[:-1]
WORKERS = 2
ASKERS = 3
_SEED = 1
# Weights by which the next thing to happen is drawn.
_ACTS = {"update": 10, "rollback": 2, "kill": 3, "rotate": 1, "backup": 1}
# Memory is compared with that after this share of the time, when as much is kept as may be.
_WARM_SHARE = 0.25
# And not before: workers that only begin to answer have read little of what they will keep, on a
# loaded machine for longer than a short soak lasts, which compares no memory then. That generations
# are let go is tested object by object: `test_live.py` for many, `test_application.py` by page.
_WARM_SECONDS = 60.0
# What the memory may grow by: half of the workers may be young at either look. An index that is
# never let go of would double it within some hundred updates.
_GROWTH = 1.25
# Descriptors that all may have more of than then: logs that a young worker had not opened.
_OPENED = 8


@dataclass
class Soaked:
    """What happened. ``cut`` are answers that a killed worker did not finish."""

    acts: Counter[str] = field(default_factory=Counter)
    answers: int = 0
    cut: int = 0
    generations: int = 0
    lines: int = 0
    memory: tuple[int, int] = (0, 0)
    descriptors: tuple[int, int] = (0, 0)
    wrong: list[str] = field(default_factory=list)


class Reader(Asker):
    """Asks like its parent, without haste, and takes it well when its worker is killed."""

    def __init__(self, address: str, editions: Editions, pause: float) -> None:
        super().__init__(address, editions)
        self.pause = pause
        self.cut = 0
        self.seen: list[int] = []

    def ask(self, look: Callable[[], None]) -> None:
        try:
            look()
            self.answers += 1
        except (HTTPException, ConnectionError):
            self.cut += 1
            self.connection.close()
        except Exception as error:
            self.errors.append(repr(error))
            self.connection.close()

    def forward(self, generation: int) -> None:
        """A roll-back goes back: which way it went is compared with what was published, later."""
        if self.seen[-1:] != [generation]:
            self.seen.append(generation)


class Site:
    """One site, its index and collection in a directory, and what is done to it."""

    def __init__(self, directory: Path, address: str, process: "subprocess.Popen[str]") -> None:
        self.directory, self.address, self.process = directory, address, process
        self.index = directory / "index"
        self.published = [self._generation()]
        self._updates = 0
        self._drawn = random.Random(_SEED)

    def happen(self) -> str:
        """Do one thing that happens to sites, and return which."""
        (act,) = self._drawn.choices(list(_ACTS), list(_ACTS.values()))
        getattr(self, f"_{act}")()
        return act

    def _update(self) -> None:
        self._updates += 1
        update_by_command(self.index, self._updates)
        self.published.append(self._generation())

    def _rollback(self) -> None:
        if Store(self.index).previous() is None:
            return  # it was rolled back already
        self._sesaku("rollback", "--index", self.index)
        self.published.append(self._generation())

    def _kill(self) -> None:
        os.kill(self._drawn.choice(self.workers()), signal.SIGKILL)
        while len(self.workers()) < WORKERS:
            time.sleep(0.1)

    def _rotate(self) -> None:
        for log in (self.directory / "access.log", self.directory / "searches.log"):
            if log.exists():
                log.rename(log.with_suffix(f".{len(list(self.directory.glob(log.stem + '.*')))}"))
        self.process.send_signal(signal.SIGHUP)

    def _backup(self) -> None:
        file, back = self.directory / "backup.zip", self.directory / "back"
        file.unlink(missing_ok=True)
        collection = self.directory / f"plan-{os.getpid()}"
        self._sesaku("backup", collection, file, "--index", self.index)
        self._sesaku("restore", file, back, "--index", self.directory / "back-index", "--replace")
        self._sesaku("check", "--index", self.directory / "back-index")

    def check(self) -> None:
        """Raise AssertionError unless every part of the index agrees with every other."""
        self._sesaku("check", "--index", self.index)

    def workers(self) -> list[int]:
        """The processes that answer."""
        tasks = Path(f"/proc/{self.process.pid}/task").iterdir()
        return [int(one) for task in tasks for one in (task / "children").read_text().split()]

    def descriptors(self) -> int:
        """How many descriptors the site's processes hold, those of connections left out."""
        held = (Path(f"/proc/{pid}/fd") for pid in (self.process.pid, *self.workers()))
        return sum(
            not str(os.readlink(one)).startswith("socket") for fd in held for one in links(fd)
        )

    def _generation(self) -> int:
        current = Store(self.index).published()
        assert current is not None
        return current.number

    def _sesaku(self, *arguments: object) -> None:
        command = [*SESAKU, *map(str, arguments)]
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False
        )
        assert done.returncode == 0, (arguments, done.stdout[-500:], done.stderr[-500:])


def links(folder: Path) -> Iterator[Path]:
    """The links of a folder that are still there when they are looked at."""
    return (one for one in folder.iterdir() if one.is_symlink())


def soak(directory: Path, seconds: float, pause: float) -> Soaked:
    """What a site in ``directory`` and its readers met in so many seconds."""
    result, editions = Soaked(), Editions()
    update_by_command(directory / "index", 0)
    with _site(directory) as site:
        readers = [Reader(site.address, editions, pause / 10) for _ in range(ASKERS)]
        with _asking(readers):
            _let_happen(site, seconds, pause, result)
        site.check()
        result.descriptors = result.descriptors[0], site.descriptors()
        result.memory = result.memory[0], memory(site.process.pid)
        said = _ended(site.process)
    _add_up(result, site, readers, len(editions), said)
    return result


@contextmanager
def _site(directory: Path) -> Iterator[Site]:
    arguments = ["--index", directory / "index", "--workers", WORKERS]
    arguments += ["--access-log", directory / "access.log"]
    arguments += ["--search-log", directory / "searches.log"]
    with served(directory / f"plan-{os.getpid()}", *arguments) as (address, process):
        yield Site(directory, address, process)


@contextmanager
def _asking(readers: Sequence[Reader]) -> Iterator[None]:
    for reader in readers:
        reader.start()
    try:
        yield
    finally:
        for reader in readers:
            reader.stop()
        for reader in readers:
            reader.join()


def _let_happen(site: Site, seconds: float, pause: float, result: Soaked) -> None:
    started = time.monotonic()
    while (passed := time.monotonic() - started) < seconds or not result.acts:
        if not result.descriptors[0] and passed >= seconds * _WARM_SHARE:
            result.descriptors = site.descriptors(), 0
        if not result.memory[0] and passed >= max(seconds * _WARM_SHARE, _WARM_SECONDS):
            result.memory = memory(site.process.pid), 0
        try:
            result.acts[site.happen()] += 1
        except AssertionError as error:
            result.wrong.append(str(error))
        time.sleep(pause)


def _ended(process: "subprocess.Popen[str]") -> str:
    """What a server that is asked to end had to say."""
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=PATIENCE)
    return said


def _add_up(
    result: Soaked, site: Site, readers: Sequence[Reader], editions: int, said: str
) -> None:
    result.answers = sum(reader.answers for reader in readers)
    result.cut = sum(reader.cut for reader in readers)
    result.generations = len(site.published)
    wrong = result.wrong
    wrong += [error for reader in readers for error in reader.errors]
    for reader in readers:
        if not is_way_through(reader.seen, site.published):
            wrong.append(f"generations went another way than was published: {reader.seen}")
    # A connection may be cut while it is idle, and is found so at the next question.
    if result.cut > 2 * ASKERS * result.acts["kill"]:
        wrong.append(f"{result.cut} answers were cut by {result.acts['kill']} killed workers")
    if "Traceback" in said or site.process.returncode:
        wrong.append(f"the server ended with {site.process.returncode}: {said[-2000:]}")
    result.lines = lines_of(site.directory, wrong)
    # A worker that is killed after it answered may not have come to its line.
    if not -2 * result.acts["kill"] <= result.lines - result.answers <= result.cut:
        wrong.append(f"{result.lines} lines of log for {result.answers} answers")
    before, after = result.memory
    if before and after > before * _GROWTH:
        wrong.append(f"memory grew from {before:,} to {after:,} bytes")
    open_before, open_after = result.descriptors
    # None were counted where one act took longer than the whole time.
    if open_before and open_after > open_before + _OPENED:
        wrong.append("descriptors grew from {} to {}".format(*result.descriptors))


def lines_of(directory: Path, wrong: list[str]) -> int:
    """How many lines all access logs have; those that are no JSON are noted."""
    count = 0
    for log in directory.glob("access.*"):
        for line in log.read_text("utf-8").splitlines():
            count += 1
            try:
                json.loads(line)
            except ValueError:
                wrong.append(f"{log.name}: {line[:200]!r}")
    return count


def is_way_through(seen: Sequence[int], published: Sequence[int]) -> bool:
    """Whether generations were seen in the order in which they were published, some unseen."""
    rest = iter(published)
    return all(number in rest for number in seen)


@click.command()
@click.option("--minutes", default=20.0, show_default=True, type=click.FloatRange(0))
@click.option("--pause", default=2.0, show_default=True, help="Seconds between two happenings.")
def main(minutes: float, pause: float) -> None:
    """Soak a site, print what happened as JSON; exit code 1 when something was wrong."""
    with tempfile.TemporaryDirectory() as directory:
        result = soak(Path(directory), minutes * 60, pause)
    click.echo(json.dumps(result.__dict__, ensure_ascii=False, indent=1))
    sys.exit(bool(result.wrong))


if __name__ == "__main__":
    main()
