"""Which share of a room's lines and branches its own tests take, by room.

    pip install '.[supply]'
    python -m tests.supply.branches                    every room
    python -m tests.supply.branches indexer/store      these

A room's tests are those of the folder that mirrors it, processes that they start included; those
marked ``long`` are left out. What only other rooms' tests take does not count, so that a figure
says how well a room is tested by itself. It is no goal.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import click

from tests.supply.lock import ROOT

LAYERS = ("corpus", "indexer", "webui")
# No room takes that long by itself.
_MOST_SECONDS = 1200


def rooms() -> list[str]:
    """Every folder of a layer that has modules and a folder of tests that mirrors it."""
    found = (path.parent for layer in LAYERS for path in ROOT.glob(f"{layer}/*/__init__.py"))
    named = (path.relative_to(ROOT).as_posix() for path in found)
    return sorted(name for name in named if (ROOT / "tests" / name).is_dir())


def measured(room: str, directory: Path) -> tuple[float, int, int]:
    """The share of lines and branches in percent, the branches taken, and all branches.

    Raises ClickException where the tests fail or take too long.
    """
    settings = directory / "settings"
    data = directory / "data"
    settings.write_text(_settings(room, data), encoding="utf-8")
    base = [sys.executable, "-m", "coverage"]
    tests = ["-m", "pytest", "-q", "-p", "no:cacheprovider", f"tests/{room}"]
    _done([*base, "run", f"--rcfile={settings}", *tests], room)
    _done([*base, "combine", "-q", f"--rcfile={settings}"], room)
    report = directory / "report.json"
    _done([*base, "json", "-q", f"--rcfile={settings}", "-o", str(report)], room)
    total = json.loads(report.read_text(encoding="utf-8"))["totals"]
    return total["percent_covered"], total["covered_branches"], total["num_branches"]


def _settings(room: str, data: Path) -> str:
    return (
        f"[run]\nbranch = true\nsource = {ROOT / room}\ndata_file = {data}\n"
        "parallel = true\npatch = subprocess\nsigterm = true\n"
    )


def _done(command: list[str], room: str) -> None:
    environment = {**os.environ, "CI": "true"}
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, timeout=_MOST_SECONDS
        )
    except subprocess.TimeoutExpired:
        raise click.ClickException(f"{room}: not done in {_MOST_SECONDS} s") from None
    if done.returncode:
        raise click.ClickException(f"{room}: {(done.stdout + done.stderr).decode()[-2000:]}")


@click.command()
@click.argument("chosen", metavar="[ROOM]...", nargs=-1)
def main(chosen: Iterable[str]) -> None:
    """Print the share of lines and branches for each room."""
    failed = False
    for room in chosen or rooms():
        with tempfile.TemporaryDirectory() as directory:
            try:
                share, taken, branches = measured(room, Path(directory))
            except click.ClickException as error:
                failed = True
                click.echo(error.message, err=True)
                continue
        click.echo(f"{room}  {share:.0f} %  {taken} of {branches} branches")
    sys.exit(failed)


if __name__ == "__main__":
    main()
