"""Measures how long a snapshot takes to write, beside the index that it is written from.

python -m tests.benchmarks.snapshot_writing DIR [--rounds 3]

Each round indexes the collection from nothing and then writes its snapshot, by the commands that
staff use. CPU is user and system time of the command and all its processes, peak the memory of the
largest of these.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

import click

from corpus import load
from tests.benchmarks.bench_setting import SESAKU


class Cost(NamedTuple):
    """What a command took: seconds of processor and on the clock, megabytes of one process."""

    cpu: float
    wall: float
    peak: float


@click.command()
@click.argument("collection", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--rounds", default=3, show_default=True, type=click.IntRange(1))
def main(collection: Path, rounds: int) -> None:
    """Print the medians of some rounds as JSON lines, the last one how many times as much."""
    measured = [_round(collection.resolve()) for _ in range(rounds)]
    click.echo(json.dumps({"programs": len(load(collection).programs), "rounds": rounds}))
    index, snapshot = (_medians(costs) for costs in zip(*measured, strict=True))
    for name, cost in (("index", index), ("snapshot", snapshot)):
        click.echo(json.dumps({"command": name} | _rounded(cost)))
    ratios = Cost(*(own / other for own, other in zip(snapshot, index, strict=True)))
    click.echo(json.dumps({"command": "snapshot / index"} | _rounded(ratios)))


def _round(collection: Path) -> tuple[Cost, Cost]:
    with TemporaryDirectory() as scratch:
        index, out = f"{scratch}/index", f"{scratch}/out"
        return (
            cost_of([*SESAKU, "index", str(collection), "--index", index]),
            cost_of([*SESAKU, "snapshot", str(collection), out, "--index", index]),
        )


def cost_of(command: Sequence[str]) -> Cost:
    """Run a command to its end. Raises CalledProcessError when it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    # Linux counts kilobytes, macOS bytes.
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / unit)


def _medians(costs: Sequence[Cost]) -> Cost:
    return Cost(*map(median, zip(*costs, strict=True)))


def _rounded(cost: Cost) -> dict[str, float]:
    return {name: round(value, 2) for name, value in cost._asdict().items()}


if __name__ == "__main__":
    main()
