"""How well figures are read from targets: precision and recall of each truth, by halves.

    python -m tests.judgements.targets [--show FILE]
    python -m tests.judgements.targets TRUTH.tsv [--collection DIR]

The first half of a file is for building, the second for measuring; of the shipped plan the even
numbers of programs are for building. ``--show`` prints what is read wrong or not read in the first
half of a file, so that the second stays unseen. Any other truth is measured by its path, in either
of the two forms that README.md describes.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import click

from corpus import load
from corpus.targets.figure import Figure
from corpus.targets.reading import read_figures
from indexer.locations import shipped_collection

HERE = Path(__file__).parent
PLAN = HERE / "targets.tsv"
FILES = (
    "evaluation",
    "national",
    "municipal",
    "forms",
    "plans",
    "blind",
    "last",
    "published",
    "published_second",
    "published_third",
    "published_fourth",
)
PATH = click.Path(exists=True, path_type=Path)
# Units that stand for a power: 2千人 is 2000人. A truth may write either.
POWERS = (("千", 1000), ("百万", 1_000_000))


@dataclass(frozen=True)
class Count:
    """How many figures are read, how many of them rightly, and how many there are."""

    right: int = 0
    read: int = 0
    there: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.right + other.right, self.read + other.read, self.there + other.there)

    def __str__(self) -> str:
        return (
            f"precision {self.right}/{self.read} = {self.right / max(self.read, 1):.3f}, "
            f"recall {self.right}/{self.there} = {self.right / max(self.there, 1):.3f}"
        )


def halves(name: str) -> tuple[list[list[str]], list[list[str]]]:
    """The rows of a truth, text first, then its figures: those to build with, those to measure."""
    rows = rows_of(HERE / "indicators" / f"{name}.tsv")
    if name == "national":
        rows = [row[1:] for row in rows]
    middle = len(rows) // 2
    return rows[:middle], rows[middle:]


def rows_of(path: Path) -> list[list[str]]:
    """The rows of a truth by their columns, comments left out."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def counted(rows: Iterable[list[str]]) -> Count:
    """The figures of rows that are read; each one stated is right once."""
    return sum((_of_row(row)[0] for row in rows), Count())


def _of_row(row: list[str]) -> tuple[Count, list[Figure], list[str]]:
    """How many figures of a row are right, those that are wrong, and what is not read."""
    text, *stated = row
    figures, left, wrong = read_figures(text.replace("\\n", "\n")), list(stated), []
    may = {one for one in stated if one.startswith("?")}
    for figure in figures:
        same = next((one for one in left if _is_right(figure, one)), None)
        if same is None:
            wrong.append(figure)
        else:
            left.remove(same)
    there = len(stated) - len(may.intersection(left))
    return Count(len(figures) - len(wrong), len(figures), there), wrong, [*set(left) - may]


def _is_right(figure: Figure, stated: str) -> bool:
    """Tell whether a figure is the one stated: value, unit, year, and what it is called."""
    label, rest = unicodedata.normalize("NFKC", stated).removeprefix("?").split("=", 1)
    amount, year = rest.split("@")
    own = unicodedata.normalize("NFKC", f"{figure.value.normalize():f}{figure.unit}")
    called = unicodedata.normalize("NFKC", figure.label).replace(" ", "")
    label = label.replace(" ", "")
    return (
        _written_out(amount.casefold()) == _written_out(own.casefold())
        and figure.when[:4] == year[:4]
        and (label in called or called in label)
    )


def _written_out(amount: str) -> str:
    """An amount without a power in its unit: 2000人 of 2千人."""
    digits = re.match(r"-?[\d.]*", amount)[0]
    unit = amount[len(digits) :]
    for power, factor in POWERS:
        if unit.startswith(power) and unit != power:
            return f"{(Decimal(digits) * factor).normalize():f}{unit.removeprefix(power)}"
    return amount


def plan(odd: int) -> Count:
    """The figures of the shipped plan: of programs with odd (1) or even (0) numbers."""
    targets = targets_of(shipped_collection())
    own = {program: text for program, text in targets.items() if int(program[-1]) % 2 == odd}
    return by_place(PLAN, own)


def targets_of(collection: Path) -> dict[str, str]:
    """The targets of the programs of a collection, by their ids."""
    return {program.id: program.targets for program in load(collection).programs}


def by_place(truth: Path, targets: dict[str, str]) -> Count:
    """The figures of programs' targets, by their places in the text.

    A figure that only may be found counts as right, and is none of those that are there.
    """
    there, read = _stated(truth, targets), _read(targets)
    must = {place for place, (*_, need) in there.items() if need}
    right = {place for place in read if place in there and there[place][:2] == read[place]}
    return Count(len(right), len(read), len(must | right))


def _stated(
    truth: Path, targets: dict[str, str]
) -> dict[tuple[str, int], tuple[Decimal, str, bool]]:
    found = {}
    for program, text, _, value, unit, *_, need in rows_of(truth):
        if program not in targets:
            continue
        words, _, occurrence = text.partition("#")
        place = -1
        for _ in range(int(occurrence or 1)):
            place = targets[program].index(words, place + 1)
        plain = unicodedata.normalize("NFKC", unit)
        found[program, place] = Decimal(value), plain, need == "must"
    return found


def _read(targets: dict[str, str]) -> dict[tuple[str, int], tuple[Decimal, str]]:
    return {
        (program, figure.start): (figure.value, figure.unit)
        for program, text in targets.items()
        for figure in read_figures(text)
    }


def _misses(rows: Iterable[list[str]]) -> Iterator[str]:
    for row in rows:
        _, wrong, left = _of_row(row)
        if wrong or left:
            said = [f"{one.label}={one.value.normalize():f}{one.unit}@{one.when}" for one in wrong]
            yield f"{row[0]}\n    wrong: {said}\n    not read: {left}"


@click.command()
@click.option("--show", type=click.Choice(FILES), help="Whose first half is shown.")
@click.option("--collection", type=PATH, help="Whose targets a truth by places is of.")
@click.argument("truth", type=PATH, required=False)
def main(show: str | None, collection: Path | None, truth: Path | None) -> None:
    """Print how well figures are read: of the truths here, or of the one at TRUTH."""
    if truth:
        click.echo(_measured(truth, collection or shipped_collection()))
        return
    for part, odd in (("first", 0), ("second", 1)):
        click.echo(f"targets {part}: {plan(odd)}")
    for name in FILES:
        for part, rows in zip(("first", "second"), halves(name), strict=True):
            click.echo(f"{name} {part}: {counted(rows)}")
    if show:
        click.echo("\n".join(_misses(halves(show)[0])))


def _measured(truth: Path, collection: Path) -> str:
    """How well a truth is met, and what is read wrong or not read, where its rows have texts."""
    rows = rows_of(truth)
    if rows[0][:2] == ["id", "text"]:
        return f"{truth.name}: {by_place(truth, targets_of(collection))}"
    return "\n".join([*_misses(rows), f"{truth.name}: {counted(rows)}"])


if __name__ == "__main__":
    main()
