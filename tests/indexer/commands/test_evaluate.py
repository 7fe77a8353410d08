"""`sesaku evaluate`: the table, the saved run and the difference to it."""

import json
from pathlib import Path

import pytest

from tests.indexer.commands.cli_collection import PROGRAMS, Run, write_programs


@pytest.fixture
def judgements(tmp_path: Path) -> Path:
    path = tmp_path / "judged.tsv"
    path.write_text("# judged\n避難情報\t1\t2\ttopic\n農業\t3\t\ttopic\n遠隔医療\t\t\tabsent\n")
    return path


def test_table_of_kinds(run: Run, index: Path, judgements: Path) -> None:
    result = run("evaluate", judgements, "--index", index)
    assert result.exit_code == 0
    heading, *rows = [line.split() for line in result.stdout.splitlines() if line]
    assert heading[:3] == ["kind", "queries", "nDCG@10"]
    assert [row[:2] for row in rows[:3]] == [["topic", "2"], ["absent", "1"], ["all", "3"]]


def test_figures_as_json(run: Run, index: Path, judgements: Path) -> None:
    document = json.loads(run("evaluate", judgements, "--index", index, "--json").stdout)
    by_query = {row["query"]: row for row in document["queries"]}
    assert by_query["農業"]["ranked"] == ["3"]
    assert by_query["農業"]["ndcg"] == 1.0
    assert "differences" not in document


def test_a_change_of_the_ranking_shows_against_a_saved_run(
    run: Run, collection: Path, index: Path, judgements: Path, tmp_path: Path
) -> None:
    saved = tmp_path / "saved.json"
    assert run("evaluate", judgements, "--index", index, "--save", saved).exit_code == 0
    same = run("evaluate", judgements, "--index", index, "--compare", saved)
    assert same.stdout.endswith("no query differs from the saved run\n")

    worse = [PROGRAMS[0], PROGRAMS[1]]
    judgements.write_text(judgements.read_text().replace("農業\t3\t\t", "農業\t1\t\t"))
    write_programs(collection, worse)
    run("index", collection, "--index", index)
    result = run("evaluate", judgements, "--index", index, "--compare", saved, "--json")
    differences = json.loads(result.stdout)["differences"]
    assert [one["query"] for one in differences] == ["農業"]
    assert differences[0]["before"] == 1.0
    assert differences[0]["after"] < 1.0


@pytest.mark.parametrize(
    ("content", "said"),
    [("避難\t1\t2\n", "3 columns"), ("避難\t9\t\ttopic\n", "no program has the id 9")],
)
def test_judgements_at_fault(
    run: Run, index: Path, tmp_path: Path, content: str, said: str
) -> None:
    path = tmp_path / "bad.tsv"
    path.write_text(content)
    result = run("evaluate", path, "--index", index)
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr


def test_comparison_with_something_else(
    run: Run, index: Path, judgements: Path, tmp_path: Path
) -> None:
    (tmp_path / "other.json").write_text("[]")
    result = run("evaluate", judgements, "--index", index, "--compare", tmp_path / "other.json")
    assert result.exit_code == 1
    assert "not a saved evaluation" in result.stderr
