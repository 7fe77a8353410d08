"""Links between years: certain ones are right, proposals hold nearly all of the rest."""

import csv
import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import Link, Loaded, Program, Threads, load
from corpus.columns import YEAR
from corpus.years.tables import YEAR_COLUMN
from indexer import generation_directory, update_index
from indexer.index.segment import Segment
from indexer.linking.likeness import Comparer
from indexer.linking.proposals import MOST, proposals
from indexer.locations import shipped_collection
from tests.indexer.linking.generator import pair_of_years

PLAN = load(shipped_collection())
SHARED = Path(__file__).parents[3].parent / "shared" / "data"
BY_HAND = Path(__file__).with_name("split_and_merged.tsv")
# What the issue asks for, and measured on seeds that no weight was chosen on.
CERTAIN, HELD = 0.995, 0.95
SEEDS = (1, 2, 3, 4, 5, 6)


def linked(
    directory: Path, before: list[Program], after: list[Program]
) -> tuple[Threads, list[Link]]:
    """The threads of two years with what is certain, and what is proposed."""
    programs = (*after, *before)
    collection = replace(PLAN.collection, columns=(YEAR_COLUMN,), years=(2021, 2020))
    update_index(Loaded(collection, programs, (), ()), directory)
    places = {program.id: place for place, program in enumerate(programs)}
    threads = Threads(programs)
    comparer = Comparer(Segment(generation_directory(directory)), places)
    return threads, proposals(threads, comparer, ())


def counted(
    threads: Threads, proposed: list[Link], truth: frozenset[tuple[str, str]]
) -> tuple[int, int, int, int]:
    """Certain links, how many are right, the rest of the truth, how much of it is proposed."""
    certain = {(one.before, one.after) for one in threads.links}
    rest = truth - certain
    held = rest & {(one.before, one.after) for one in proposed}
    return len(certain), len(certain & truth), len(rest), len(held)


def test_on_years_made_from_the_plan(tmp_path: Path) -> None:
    totals = [0, 0, 0, 0]
    for seed in SEEDS:
        pair = pair_of_years(PLAN.programs, seed)
        found = linked(tmp_path / str(seed), [*pair.before], [*pair.after])
        for place, count in enumerate(counted(*found, pair.truth)):
            totals[place] += count
    certain, right, rest, held = totals
    assert certain > 300
    assert right / certain >= CERTAIN
    assert rest > 100
    assert held / rest >= HELD


def test_few_are_proposed_and_none_that_staff_decided(tmp_path: Path) -> None:
    pair = pair_of_years(PLAN.programs, 1)
    threads, proposed = linked(tmp_path / "a", [*pair.before], [*pair.after])
    assert all(0 <= one.confidence <= 1 and one.basis == "proposed" for one in proposed)
    begun = [p.id for p in pair.after if not threads.before(p.id)]
    ended = [p.id for p in pair.before if not threads.after(p.id)]
    assert len(proposed) <= MOST * (len(begun) + len(ended))
    programs = (*pair.after, *pair.before)
    places = {program.id: place for place, program in enumerate(programs)}
    comparer = Comparer(Segment(generation_directory(tmp_path / "a")), places)
    left = proposals(threads, comparer, [replace(proposed[0], basis="staff")])
    assert len(left) == len(proposed) - 1


def test_programs_split_and_merged_under_other_names(tmp_path: Path) -> None:
    before, after, truth = split_and_merged()
    found = linked(tmp_path, before, after)
    certain, _, rest, held = counted(*found, truth)
    assert (certain, rest) == (0, 40)
    assert held / rest >= HELD
    assert len(found[1]) <= 2 * rest


def split_and_merged() -> tuple[list[Program], list[Program], frozenset[tuple[str, str]]]:
    """The programs of split_and_merged.tsv in two years, and what became of what."""
    years: dict[str, list[Program]] = {"2020": [], "2021": []}
    truth = set()
    for line in BY_HAND.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        what, *texts = line.split("\t")
        one, two = ("2020", "2021") if what == "split" else ("2021", "2020")
        whole, *parts = (
            _of_text(text, year, years[year])
            for text, year in zip(texts, (one, two, two), strict=True)
        )
        truth |= {(whole, part) if what == "split" else (part, whole) for part in parts}
    return years["2020"], years["2021"], frozenset(truth)


def _of_text(text: str, year: str, programs: list[Program]) -> str:
    """The id of a program that a text describes, added to those of its year."""
    name, summary, department = text.split("｜")
    id, own = f"{year}-0-{len(programs) + 1:02}", (("年度", year),)
    programs.append(Program(id, "", None, name, summary, department=department, extra=own))
    return id


def projects(path: Path, year: int) -> dict[str, Program]:
    """National projects of a year by their number, which the links are not told."""
    found: dict[str, Program] = {}
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            units = tuple(row[name] for name in ("局・庁", "部", "課") if row[name])
            found.setdefault(
                row["予算事業ID"],
                Program(
                    f"{year}-0-{len(found) + 1:02}", "", None, row["事業名"],
                    row["事業の目的"] + row["事業の概要"], department=row["府省庁"],
                    divisions=units, extra=(("年度", str(year)),),
                ),
            )  # fmt: skip
    return found


@pytest.mark.long
@pytest.mark.skipif(not SHARED.is_dir(), reason="the projects of two years are not here")
def test_on_the_national_projects_of_two_years(tmp_path: Path) -> None:
    before, after = (projects(SHARED / f"rs{year}.csv.gz", year) for year in (2024, 2025))
    truth = frozenset((before[n].id, after[n].id) for n in before.keys() & after.keys())
    found = linked(tmp_path / "rs", [*before.values()], [*after.values()])
    certain, right, rest, held = counted(*found, truth)
    assert right / certain >= CERTAIN
    assert held / rest >= HELD


NEIGHBOURS = Path(__file__).with_name("neighbours.tsv")


def _side(cell: str, year: int, row: int) -> list[Program]:
    found = []
    for place, one in enumerate(filter(None, cell.split("/"))):
        name, rest = one.split("@")
        department, text = rest.split(":", 1)
        extra = ((YEAR, str(year)),)
        id = f"{year}-{row}-{place}"
        found.append(Program(id, "", None, name, text, department=department, extra=extra))
    return found


def _links_of(before: list[Program], after: list[Program]) -> set[tuple[str, str]]:
    """What became what in a row: what has its name and department alone, else all of all."""
    kept = {(p.name, p.department) for p in before} & {(p.name, p.department) for p in after}
    return {
        (old.id, new.id)
        for old in before
        for new in after
        if not kept or ((old.name, old.department) == (new.name, new.department))
    }


def test_on_neighbour_years_that_somebody_invented(tmp_path: Path) -> None:
    lines = NEIGHBOURS.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert len(rows) == 60
    before, after, truth = [], [], set()
    for number, (_, was, became) in enumerate(rows):
        old, new = _side(was, 2020, number), _side(became, 2021, number)
        truth |= _links_of(old, new)
        before += old
        after += new
    threads, proposed = linked(tmp_path, before, after)
    certain, right, rest, held = counted(threads, proposed, frozenset(truth))
    assert right == certain >= 15
    assert held >= HELD * rest
    assert rest > 40
