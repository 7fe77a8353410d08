"""Asks a public database for known faults of what an installation brings.

    pip install '.[supply]'
    python -m tests.supply.audit

Exit codes: 0 none is known, 1 some are, which it lists, 3 the database did not answer for every
package. pip-audit itself ends with 0 and "No known vulnerabilities found" when it could ask about
none of them.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import click

from tests.supply.lock import HASHES, ROOT

FOUND, NOT_ASKED = 1, 3
_AUDIT = ["-m", "pip_audit", "--no-deps", "--disable-pip", "--progress-spinner", "off"]
# The database is asked about each package by itself.
_MOST_SECONDS = 600
_MISSING = "pip-audit is not installed: pip install '.[supply]'"
_ANSWERED_NOTHING = "The database did not answer."

Packages = Sequence[Mapping[str, Any]]


class Answer(NamedTuple):
    """What came of asking: what to say, and the exit code."""

    lines: tuple[str, ...]
    code: int


def audited(report: Path) -> Packages | None:
    """What the database says of each package; None when nothing at all came back."""
    command = [sys.executable, *_AUDIT, "-r", str(HASHES), "-f", "json", "-o", str(report)]
    try:
        subprocess.run(command, cwd=ROOT, capture_output=True, timeout=_MOST_SECONDS, check=False)
        packages: Packages = json.loads(report.read_text("utf-8"))["dependencies"]
    except (OSError, subprocess.TimeoutExpired, ValueError):
        return None
    return packages


def answer_of(packages: Packages | None) -> Answer:
    """What the packages amount to; known faults come before what could not be asked."""
    if not packages:
        return Answer((_ANSWERED_NOTHING if is_installed() else _MISSING,), NOT_ASKED)
    skipped = [one["name"] for one in packages if "skip_reason" in one]
    asked = f"asked about {len(packages) - len(skipped)} of {len(packages)} packages"
    if faults := tuple(_faults(packages)):
        return Answer((*faults, f"{len(faults)} known faults ({asked})."), FOUND)
    if skipped:
        return Answer((f"The database did not answer for every package ({asked}).",), NOT_ASKED)
    return Answer((f"No known faults ({asked}).",), 0)


def is_installed() -> bool:
    """Whether pip-audit is there to be run."""
    return find_spec("pip_audit") is not None


def _faults(packages: Packages) -> Iterator[str]:
    for one in packages:
        for fault in one.get("vulns", ()):
            fixed = ", ".join(fault["fix_versions"]) or "no version yet"
            yield f"{one['name']} {one['version']}: {fault['id']}, mended in {fixed}"


@click.command()
def main() -> None:
    """Print what is known, and end with the exit code that says so."""
    with TemporaryDirectory() as directory:
        answer = answer_of(audited(Path(directory) / "report.json"))
    for line in answer.lines:
        click.echo(line, err=bool(answer.code))
    sys.exit(answer.code)


if __name__ == "__main__":
    main()
