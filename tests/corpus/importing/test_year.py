"""An import for a year: where it goes, and what its rows say."""

from pathlib import Path

import pytest

from corpus import CorpusError, Program, load, new_collection, to_csv
from corpus.importing import read_import, write_import
from tests.corpus.years.test_tables import collection, program


def table(directory: Path, *programs: Program) -> Path:
    path = directory / "next.csv"
    path.write_text(to_csv(programs), encoding="utf-8", newline="")
    return path


def imported(file: Path, directory: Path, year: int | None) -> None:
    found = read_import(file, directory, year=year)
    assert not found.errors, found.errors
    write_import(found)


def test_a_year_is_added_and_the_others_stay(tmp_path: Path) -> None:
    directory = collection(tmp_path / "plan", plain=[program("2020-1-01", "防災メール")])
    before = (directory / "programs.csv").read_bytes()
    imported(table(tmp_path, program("", "防災メール"), program("", "見守り")), directory, 2021)
    assert (directory / "programs.csv").read_bytes() == before
    loaded = load(directory)
    assert loaded.collection.years == (2021, 2020)
    assert {p.id for p in loaded.programs if p.text_of("年度") == "2021"} >= {"2021-1-01"}


def test_a_year_is_corrected_later(tmp_path: Path) -> None:
    directory = collection(
        tmp_path / "plan", plain=[program("2020-1-01", "a")], y2021=[program("2021-1-01", "a")]
    )
    imported(table(tmp_path, program("2021-1-01", "a", summary="直した。")), directory, 2021)
    imported(table(tmp_path, program("2020-1-01", "a", summary="前も。")), directory, 2020)
    assert [p.summary for p in load(directory).programs] == ["直した。", "前も。"]
    assert [*(directory / "2021" / "previous").iterdir()]


def test_an_id_of_the_bodys_own_begins_with_the_year(tmp_path: Path) -> None:
    directory = collection(tmp_path / "plan", plain=[program("2020-SV1", "a")])
    imported(table(tmp_path, program("SV1", "b")), directory, 2021)
    assert [p.id for p in load(directory).programs] == ["2021-SV1", "2020-SV1"]


def test_into_a_new_collection(tmp_path: Path) -> None:
    new_collection(tmp_path / "plan")
    imported(table(tmp_path, program("", "a")), tmp_path / "plan", 2020)
    imported(table(tmp_path, program("", "a")), tmp_path / "plan", 2021)
    assert load(tmp_path / "plan").collection.years == (2021, 2020)


def test_without_a_year_nobody_guesses(tmp_path: Path) -> None:
    directory = collection(tmp_path / "plan", y2021=[program("2021-1-01", "a")])
    with pytest.raises(CorpusError, match="--year"):
        read_import(table(tmp_path, program("", "a")), directory)


def test_of_which_year_the_present_ones_are_has_to_be_known(tmp_path: Path) -> None:
    directory = collection(tmp_path / "plan", plain=[program("1-01", "a")])
    (directory / "collection.toml").write_text('title = "計画"\n', encoding="utf-8")
    with pytest.raises(CorpusError, match="fiscal_year"):
        read_import(table(tmp_path, program("", "a")), directory, year=2021)


def test_a_row_of_another_year_is_named(tmp_path: Path) -> None:
    directory = collection(tmp_path / "plan", plain=[program("2020-1-01", "a")])
    rows = [program("", "a", extra=(("年度", "令和4年度"),))]
    found = read_import(table(tmp_path, *rows), directory, year=2021)
    assert [problem.column for problem in found.errors] == ["年度"]
    same = [program("", "a", extra=(("年度", "令和3年度"),))]
    assert not read_import(table(tmp_path, *same), directory, year=2021).errors


def test_one_table_of_several_years(tmp_path: Path) -> None:
    """Ids begin with the year of the row, and stay when the table is imported again."""
    new_collection(tmp_path / "plan")
    rows = "事業名,概要,部局,年度\n" + "".join(
        f"防災メール,知らせる,総務部,令和{year}年度\n" for year in (2, 3)
    )
    file = tmp_path / "years.csv"
    file.write_text(rows, encoding="utf-8")
    imported(file, tmp_path / "plan", None)
    first = load(tmp_path / "plan")
    assert first.collection.years == (2021, 2020)
    assert [p.id[:5] for p in first.programs] == ["2021-", "2020-"]
    file.write_text(rows.replace("知らせる", "早く知らせる"), encoding="utf-8")
    imported(file, tmp_path / "plan", None)
    assert [p.id for p in load(tmp_path / "plan").programs] == [p.id for p in first.programs]


def test_ids_that_begin_with_another_year_are_told(tmp_path: Path) -> None:
    directory = tmp_path / "plan"
    new_collection(directory)
    others = [program("2020-1-01", "a"), program("2020-1-02", "b"), program("2022-1-03", "c")]
    found = read_import(table(tmp_path, *others), directory, year=2022)
    [warning] = [one for one in found.warnings if one.column == "ID"]
    assert warning.value == "2020-1-01"
    assert "2件" in warning.reason
    assert "2022-2020-1-01" in warning.reason


def test_the_newest_year_is_the_example(tmp_path: Path) -> None:
    rows = [program("2021-1-01", "a")]
    directory = collection(tmp_path / "plan", y2021=rows, y2031=[program("2031-1-01", "a")])
    with pytest.raises(CorpusError, match="2031年度の表なら、--year 2031"):
        read_import(table(tmp_path, program("", "a")), directory)


def test_a_file_that_is_not_there_is_told_first(tmp_path: Path) -> None:
    directory = collection(tmp_path / "plan", y2021=[program("2021-1-01", "a")])
    with pytest.raises(CorpusError, match="ファイルがありません"):
        read_import(tmp_path / "none.csv", directory)


def of_years(directory: Path) -> Path:
    """A collection of three years: its own table, and two folders."""
    return collection(
        directory,
        plain=[program("2020-1-01", "a"), program("2020-SV1", "b", keywords=("むかし",))],
        y2021=[program("2021-1-01", "a")],
        y2022=[program("2022-1-01", "a"), program("2022-SV1", "b", extra=(("予算", "5"),))],
    )


def files(directory: Path) -> dict[str, bytes]:
    found = directory.rglob("*.csv")
    return {
        str(one.relative_to(directory)): one.read_bytes()
        for one in found
        if one.parent.name != "previous"
    }


def exported(directory: Path, *, old: str = "", new: str = "") -> Path:
    loaded = load(directory)
    headings = [column.heading for column in loaded.collection.columns]
    path = directory.parent / "export.csv"
    text = to_csv(loaded.programs, headings, protected=True).replace(old, new)
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_an_export_of_all_years_goes_back_where_it_was(tmp_path: Path) -> None:
    directory = of_years(tmp_path / "plan")
    toml = (directory / "collection.toml").read_text(encoding="utf-8")
    (directory / "collection.toml").write_text(
        f'{toml}[[columns]]\nheading = "予算"\nkind = "number"\n', encoding="utf-8"
    )
    imported(exported(directory), directory, None)  # as it is written here from now on
    before = files(directory)
    found = read_import(exported(directory), directory)
    assert not found.problems
    assert found.difference.unchanged == 5
    assert len(found.programs) == 5
    assert write_import(found) is None
    assert files(directory) == before


def test_a_change_in_a_table_of_all_years_is_one_of_its_year(tmp_path: Path) -> None:
    directory = of_years(tmp_path / "plan")
    before = files(directory)
    path = exported(directory, old="2021,くらし", new="2021,くらし")
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            "2021-1-01,くらし,1,,,a,内容。", "2021-1-01,くらし,1,,,a,直した。"
        ),
        encoding="utf-8",
    )
    found = read_import(path, directory)
    written = write_import(found)
    assert written is not None
    assert [one.parent.name for one, _ in written.files] == ["2021"]
    after = files(directory)
    assert {name for name in after if after[name] != before[name]} == {"2021/programs.csv"}
    assert "年度".encode() not in after["2021/programs.csv"]
    assert [column.heading for column in found.new_columns] == []


def test_a_table_of_some_years_leaves_the_others(tmp_path: Path) -> None:
    directory = of_years(tmp_path / "plan")
    rows = (
        "事業名,概要,部局,展開方向,年度\n"
        "a,変えた。,総務部,くらし,令和3年度\nc,新しい。,総務部,くらし,2023\n"
    )
    (tmp_path / "some.csv").write_text(rows, encoding="utf-8")
    found = read_import(tmp_path / "some.csv", directory)
    assert [one.id for one in found.difference.removed] == []
    write_import(found)
    loaded = load(directory)
    assert loaded.collection.years == (2023, 2022, 2021, 2020)
    texts = {p.id: p.summary for p in loaded.programs}
    assert texts["2021-1-01"] == "変えた。"
    assert [id_ for id_ in texts if id_.startswith("2023-")]
    assert texts["2020-SV1"] == "内容。"


def test_a_row_without_a_year_beside_others_is_named(tmp_path: Path) -> None:
    directory = of_years(tmp_path / "plan")
    rows = "事業名,概要,部局,年度\na,い。,総務部,2021\nb,ろ。,総務部,\nc,は。,総務部,来年\n"
    (tmp_path / "some.csv").write_text(rows, encoding="utf-8")
    with pytest.raises(CorpusError) as raised:
        read_import(tmp_path / "some.csv", directory)
    assert [(p.row, p.cell, p.value) for p in raised.value.problems] == [
        (3, "D3", ""),
        (4, "D4", "来年"),
    ]


def test_ids_of_a_year_that_do_not_begin_with_it_stay(tmp_path: Path) -> None:
    directory = collection(tmp_path / "plan", plain=[program("1-01", "a")])
    found = read_import(
        table(tmp_path, program("1-01", "a", summary="直した。")), directory, year=2020
    )
    assert [p.id for p in found.programs] == ["1-01"]


@pytest.mark.parametrize(
    ("title", "year", "told"),
    [
        ("令和8年度 事業一覧", 2062, True),
        ("２０２６年度事業一覧", 2025, True),
        ("（R8年度）", 2027, True),
        ("令和8年度 事業一覧", 2026, False),
        ("令和7年度実績と令和8年度計画", 2062, False),
        ("事業一覧（令和8年12月1日現在）", 2062, False),
    ],
)
def test_a_title_of_another_year_is_told(tmp_path: Path, title: str, year: int, told: bool) -> None:
    file = tmp_path / "a.csv"
    rows = f"{title},,\n事業名,概要,担当課\n防災,そなえる。,防災課\n子育て,そだてる。,子ども課\n"
    file.write_text(rows, encoding="utf-8")
    found = read_import(file, tmp_path / "plan", year=year)
    assert not found.errors
    assert ["題は2026年度" in one.reason for one in found.warnings if one.cell == "A1"].count(
        True
    ) == told


def test_a_year_to_say_first_is_that_before_the_import(tmp_path: Path) -> None:
    directory = tmp_path / "plan"
    new_collection(directory)
    (directory / "collection.toml").write_text('title = "x"\n', encoding="utf-8")
    content = to_csv([program("防災-1", "防災メール")])
    (directory / "programs.csv").write_text(content, encoding="utf-8", newline="")
    with pytest.raises(CorpusError) as caught:
        read_import(table(tmp_path, program("", "見守り")), directory, year=2027)
    assert "fiscal_year = 2026" in str(caught.value)
