"""links.csv as it is written: for a spreadsheet, the file before kept, answers never lost."""

import csv
from pathlib import Path

from corpus import columns
from corpus.importing.links import write_links
from corpus.record import Program
from corpus.years.link import Link
from corpus.years.links_file import AFTER, ANSWER, BEFORE, FILE, read_links


def _program(year: int, key: str, name: str) -> Program:
    return Program(f"{year}-{key}", "", None, name, extra=((columns.YEAR, f"{year}"),))


_PROGRAMS = [
    _program(2020, "a", "=訓練"),
    _program(2021, "b", "防災訓練"),
    _program(2021, "c", "広報"),
]
_PROPOSED = Link("2020-a", "2021-b", "proposed", 0.7)


def _rows(directory: Path) -> list[dict[str, str]]:
    with (directory / FILE).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_what_is_written_is_read_back_and_written_once(tmp_path: Path) -> None:
    assert write_links(tmp_path, _PROGRAMS, [_PROPOSED]) == tmp_path / FILE
    ((row,), problems) = read_links(tmp_path / FILE, {p.id: int(p.id[:4]) for p in _PROGRAMS})
    assert problems == ()
    assert (row.link.before, row.link.after, row.answered) == ("2020-a", "2021-b", False)
    assert write_links(tmp_path, _PROGRAMS, [_PROPOSED]) is None


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    write_links(tmp_path, _PROGRAMS, [_PROPOSED])
    (row,) = _rows(tmp_path)
    assert row["前の名称"] == "'=訓練"


def test_answers_about_programs_that_are_gone_stay_and_the_file_before_is_kept(
    tmp_path: Path,
) -> None:
    write_links(tmp_path, _PROGRAMS, [Link("2020-a", "2021-b", "staff")])
    write_links(tmp_path, [*_PROGRAMS[:1], _PROGRAMS[2]], [Link("2020-a", "2021-c", "proposed")])
    assert [(row[BEFORE], row[AFTER]) for row in _rows(tmp_path)] == [
        ("2020-a", "2021-c"),
        ("2020-a", "2021-b"),
    ]
    assert _rows(tmp_path)[1][ANSWER]
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 2
