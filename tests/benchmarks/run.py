"""Measures the product beside other engines, on this machine, and says which goals are met.

python -m tests.benchmarks.run                     every part, on the shipped plan alone
python -m tests.benchmarks.run engines search      some parts
python -m tests.benchmarks.run --help
"""

import json
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from tests.benchmarks.bench_machine import machine
from tests.benchmarks.bench_picture import draw
from tests.benchmarks.bench_report import Report
from tests.benchmarks.bench_setting import Setting
from tests.benchmarks.parts import build, cold, engines, growth, http, load, search, soak, years

PARTS: dict[str, Callable[[Setting], Report]] = {
    "engines": engines.measure,
    "search": search.measure,
    "http": http.measure,
    "load": load.measure,
    "build": build.measure,
    "cold": cold.measure,
    "growth": growth.measure,
    "years": years.measure,
    "soak": soak.measure,
}
# How large the collections of `growth` are, as far as --largest allows.
SIZES = (110, 1_000, 10_000, 100_000, 1_000_000)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("parts", nargs=-1, type=click.Choice(list(PARTS)))
@click.option(
    "--corpus", "corpora", multiple=True, type=_FILE, help="Paragraphs to search; repeatable."
)
@click.option(
    "--questions",
    multiple=True,
    type=(_FILE, _FILE),
    metavar="CORPUS FILE",
    help="A corpus and the questions to ask of it; repeatable.",
)
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help="For JSON, PNG.")
@click.option("--no-peers", is_flag=True, help="Measure no other engine.")
@click.option("--rounds", default=5, show_default=True, type=click.IntRange(1))
@click.option("--size", default=100_000, show_default=True, help="Paragraphs that `build` builds.")
@click.option("--largest", default=100_000, show_default=True, help="Where `growth` ends.")
@click.option(
    "--before",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of an earlier build that `load` measures beside, with its .test-venv.",
)
@click.option("--seconds", default=60.0, show_default=True, help="How long `soak` takes.")
def main(
    parts: tuple[str, ...],
    corpora: tuple[Path, ...],
    questions: tuple[tuple[Path, Path], ...],
    output: Path | None,
    no_peers: bool,
    rounds: int,
    size: int,
    largest: int,
    seconds: float,
    before: Path | None,
) -> None:
    """Measure PARTS (default: all) and print tables and goals.

    engines: evaluation with facets on the same tokens as tantivy, bm25s, FTS5, Whoosh. search: the
    whole search in one process. http: `sesaku serve` beside Groonga. load: the same with 16
    connections, and beside 300 badly behaved ones. build: a full build beside Sudachi alone, an
    update. cold: `sesaku search` as a process. growth: from 110 paragraphs on.
    years: five years beside as many rows of one. soak: 50 clients at once.

    The shipped plan is always measured. Paragraphs are JSON Lines, plain or .gz, of objects with
    title and body; questions of objects with q. `build` and `growth` take their text from the last
    corpus. Engines that are not installed are left out: pip install '.[bench]'.
    """
    setting = Setting(
        (*questions, *((corpus, None) for corpus in corpora)),
        not no_peers,
        rounds,
        size,
        tuple(dict.fromkeys(min(one, largest) for one in SIZES)),
        seconds,
        before,
    )
    for part in parts or PARTS:
        seen = machine()
        report = PARTS[part](setting)
        click.echo(report.text() + "\n")
        if output:
            write(report, seen, output)


def write(report: Report, before: Mapping[str, Any], output: Path) -> None:
    """Writes a report as JSON, with the machine as it was before; of the growth a picture too."""
    output.mkdir(parents=True, exist_ok=True)
    values = report.values() | {"machine": before}
    text = json.dumps(values, ensure_ascii=False, indent=1)
    (output / f"{report.part}.json").write_text(text + "\n", "utf-8")
    if report.part == "growth" and find_spec("matplotlib"):
        draw(report, output / "growth.png")


if __name__ == "__main__":
    main()
