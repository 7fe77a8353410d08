"""``sesaku export``."""

import csv
import io
import json
from pathlib import Path
from shutil import copytree

from corpus import load
from indexer.locations import shipped_collection
from tests.indexer.commands.cli_collection import Run


def test_exported_csv_is_the_collection(run: Run) -> None:
    content = run("export", "--format", "csv").stdout_bytes
    assert content == (shipped_collection() / "programs.csv").read_bytes()


def test_exported_json_has_every_field(run: Run, collection: Path) -> None:
    document = json.loads(run("export", collection, "--format", "json").stdout)
    assert document["title"] == "plan"
    first = document["programs"][0]
    assert first == {
        "id": "1",
        "area": "くらし",
        "number": 1,
        "name": "防災メール配信",
        "summary": "災害時の避難情報を登録した人に知らせる。",
        "targets": "登録者数 1,000人",
        "department": "危機管理部",
        "division": ["災害対策課"],
        "is_new": True,
        "repost_of": None,
        "keywords": [],
        "url": "",
        "source_page": None,
        "source_row": None,
    }


def test_export_to_a_file(run: Run, collection: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "programs.csv"
    target.parent.mkdir()
    result = run("export", collection, "--format", "csv", "--output", target)
    assert (result.exit_code, result.stdout) == (0, "")
    assert load(target.parent).programs == load(collection).programs
    rows = list(csv.reader(io.StringIO(target.read_text("utf-8-sig"))))
    assert [row[0] for row in rows] == ["ID", "1", "2", "3"]


def test_export_to_a_place_that_is_not_there(run: Run, collection: Path, tmp_path: Path) -> None:
    target = tmp_path / "none" / "programs.csv"
    result = run("export", collection, "--format", "csv", "--output", target)
    assert result.exit_code == 1
    said = "ファイルかフォルダーがありません。名前を確かめてください。"
    assert result.stderr == f"sesaku: {target}: {said}\n"


def test_export_refuses_a_collection_with_errors(run: Run, tmp_path: Path) -> None:
    result = run("export", tmp_path, "--format", "json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "programs.csv" in result.stderr


def test_export_of_one_year(run: Run) -> None:
    years = Path(__file__).parents[2] / "sample_years"
    every = json.loads(run("export", years, "--format", "json").stdout)["programs"]
    one = json.loads(run("export", years, "--format", "json", "--year", 2021).stdout)["programs"]
    assert one == [record for record in every if record["columns"]["年度"] == "2021"]
    assert 0 < len(one) < len(every)


def test_export_of_a_year_that_is_not_there(run: Run) -> None:
    years = Path(__file__).parents[2] / "sample_years"
    result = run("export", years, "--format", "csv", "--year", 2019)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "2019年度の施策はありません。ある年度: 2022、2021、2020。" in result.stderr


def test_a_collection_of_one_year_has_that_one(run: Run) -> None:
    content = run("export", "--format", "csv", "--year", 2020).stdout_bytes
    assert content == (shipped_collection() / "programs.csv").read_bytes()
    assert run("export", "--format", "csv", "--year", 2021).exit_code == 2


def test_a_mistake_in_links_keeps_nobody_from_the_records(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    copytree(Path(__file__).parents[2] / "sample_years", plan)
    whole = run("export", plan, "--format", "csv").stdout_bytes
    (plan / "links.csv").write_text("前のID,ID,確認\n2020-1,2021-1,たぶん\n", "utf-8")
    result = run("export", plan, "--format", "csv")
    assert (result.exit_code, result.stdout_bytes) == (0, whole)
    assert "links.csv 2行 確認: 「たぶん」確認の答えとして読めません。" in result.stderr
