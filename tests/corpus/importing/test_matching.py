"""Programs of one name keep their ids, keywords and addresses, whatever the order; else asked."""

import csv
from pathlib import Path

import pytest

from corpus.importing import Import, read_import, write_import
from tests.corpus.importing.import_files import csv_bytes

HEADINGS = ["事業名", "事業概要", "部局", "担当課", "分野"]
FIRST = ["事務費", "窓口の用品を買う。", "総務部", "総務課", "くらし"]
OTHER = ["事務費", "道路の用品を買う。", "建設部", "道路課", "しごと"]


def _import(directory: Path, *rows: list[str], headings: list[str] = HEADINGS) -> Import:
    path = directory / "a.csv"
    path.write_bytes(csv_bytes([headings, *rows]))
    return read_import(path, directory / "plan")


def _write(directory: Path, *rows: list[str], headings: list[str] = HEADINGS) -> None:
    imported = _import(directory, *rows, headings=headings)
    assert imported.errors == ()
    write_import(imported)


def _with_keywords(directory: Path) -> None:
    """Staff add a keyword and an address to the first program."""
    path = directory / "plan/programs.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    rows[1][10], rows[1][11] = "文具", "https://example.jp/somu"
    path.write_bytes(csv_bytes(rows))


def _ids(directory: Path, *rows: list[str], headings: list[str] = HEADINGS) -> dict[str, str]:
    imported = _import(directory, *rows, headings=headings)
    assert imported.errors == ()
    return {program.department: program.id for program in imported.programs}


@pytest.mark.parametrize("changed", [None, 1, 4], ids=["nothing", "summary", "area"])
def test_the_order_exchanges_nothing(tmp_path: Path, changed: int | None) -> None:
    _write(tmp_path, FIRST, OTHER)
    _with_keywords(tmp_path)
    before = _ids(tmp_path, FIRST, OTHER)
    first, other = list(FIRST), list(OTHER)
    if changed is not None:
        first[changed] = other[changed] = "変わった"
    imported = _import(tmp_path, other, first)
    assert imported.errors == ()
    assert {p.department: p.id for p in imported.programs} == before
    keywords = {p.department: (p.keywords, p.url) for p in imported.programs}
    assert keywords == {"総務部": (("文具",), "https://example.jp/somu"), "建設部": ((), "")}
    if changed is None:
        assert imported.difference.changed == ()


@pytest.mark.parametrize(
    "column", [["部局"], ["担当課"], ["分野"], ["事業概要"], ["部局", "担当課"]], ids="・".join
)
def test_whatever_column_tells_them_apart(tmp_path: Path, column: list[str]) -> None:
    places = [0, *(HEADINGS.index(name) for name in column)]
    headings, first, other = ([row[p] for p in places] for row in (HEADINGS, FIRST, OTHER))
    _write(tmp_path, first, other, headings=headings)
    before = {(p.name, *map(str, first[1:])): p.id for p in
              _import(tmp_path, first, headings=headings).programs}  # fmt: skip
    again = _import(tmp_path, other, first, headings=headings)
    assert again.errors == ()
    assert again.programs[1].id == next(iter(before.values()))
    assert again.difference.changed == ()


def test_a_third_of_the_name_gets_an_id_of_its_own(tmp_path: Path) -> None:
    _write(tmp_path, FIRST, OTHER)
    before = _ids(tmp_path, FIRST, OTHER)
    third = ["事務費", "公園の用品を買う。", "環境部", "公園課", "くらし"]
    after = _ids(tmp_path, third, OTHER, FIRST)
    assert {unit: after[unit] for unit in before} == before
    assert after["環境部"] not in before.values()


def test_ids_of_a_new_list_do_not_depend_on_its_order(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    assert _ids(tmp_path / "one", FIRST[:4], OTHER[:4], headings=HEADINGS[:4]) == _ids(
        tmp_path / "two", OTHER[:4], FIRST[:4], headings=HEADINGS[:4]
    )


def test_what_nothing_tells_apart_is_asked_about(tmp_path: Path) -> None:
    _write(tmp_path, FIRST, OTHER)
    ids = _ids(tmp_path, FIRST, OTHER)
    strangers = [
        ["事務費", "変わった一", "企画部", "企画課", "あ"],
        ["事務費", "変わった二", "福祉部", "福祉課", "い"],
    ]
    errors = _import(tmp_path, *strangers).errors
    assert [error.cell for error in errors] == ["A2", "A3"]
    assert all(id_ in errors[0].reason for id_ in ids.values())
    # The answer is a column with the ids.
    answered = [[ids["建設部"], *strangers[0]], [ids["総務部"], *strangers[1]]]
    imported = _import(tmp_path, *answered, headings=["ID", *HEADINGS])
    assert imported.errors == ()
    assert imported.difference.added == ()


def test_twenty_thousand_of_one_name_need_no_comparison_of_each_with_each(tmp_path: Path) -> None:
    """Counted, not timed: how often a program is looked at grows with their number."""
    from corpus.importing import matching
    from corpus.record import Program

    looks = 0

    class Counted(Program):
        __slots__ = ()

        def __getattribute__(self, name: str) -> object:
            nonlocal looks
            looks += name == "name"
            return super().__getattribute__(name)

    def count(number: int) -> int:
        nonlocal looks
        present = [Counted("p", "", n, "事務費", str(n)) for n in range(number)]
        looks = 0
        matches = matching.match(list(enumerate(reversed(present))), present)
        assert matches.unclear == {}
        return looks

    assert count(2_000) <= 2.1 * count(1_000)
