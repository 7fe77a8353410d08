"""``sesaku link``: proposals in a table that staff answer, kept when it runs again."""

import csv
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus import Threads, load
from indexer.linking.commands import link
from indexer.locations import shipped_collection

SAMPLE = Path(__file__).parents[2] / "sample_years"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Two of the sample's years, of which nobody has said anything."""
    for year in ("2020", "2021"):
        shutil.copytree(SAMPLE / year, tmp_path / "plan" / year)
    shutil.copy(SAMPLE / "collection.toml", tmp_path / "plan")
    return tmp_path / "plan"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(link, arguments)


def rows(plan: Path) -> list[dict[str, str]]:
    with (plan / "links.csv").open(encoding="utf-8-sig", newline="") as file:
        return [*csv.DictReader(file)]


def answered(plan: Path, answer: str) -> dict[str, str]:
    """Answer the first row, and return it."""
    found = rows(plan)
    found[0]["確認"] = answer
    with (plan / "links.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, [*found[0]])
        writer.writeheader()
        writer.writerows(found)
    return found[0]


def test_a_table_to_answer(plan: Path) -> None:
    result = run(str(plan))
    assert result.exit_code == 0
    assert "確かなつながり" in result.output
    found = rows(plan)
    assert found
    assert {row["確認"] for row in found} == {""}
    assert all(0 < float(row["確信度"]) <= 1 and row["名称"] and row["状態"] for row in found)


def test_answers_stay_and_hold(plan: Path) -> None:
    run(str(plan))
    before = len(rows(plan))
    row = answered(plan, "はい")
    assert run(str(plan)).exit_code == 0
    [kept] = [one for one in rows(plan) if one["ID"] == row["ID"] and one["確認"]]
    assert (kept["前のID"], kept["確認"]) == (row["前のID"], "はい")
    assert len(rows(plan)) <= before
    assert [*(plan / "previous").glob("links-*.csv")]
    loaded = load(plan)
    threads = Threads(loaded.programs, loaded.collection.links)
    assert row["前のID"] in [program.id for program in threads.thread(row["ID"])]


def test_what_was_denied_is_not_proposed_again(plan: Path) -> None:
    run(str(plan))
    row = answered(plan, "いいえ")
    run(str(plan))
    pair = row["前のID"], row["ID"]
    assert [one["確認"] for one in rows(plan) if (one["前のID"], one["ID"]) == pair] == ["いいえ"]


def test_answers_about_a_year_that_is_away_stay(plan: Path, tmp_path: Path) -> None:
    shutil.copytree(SAMPLE / "2022", plan / "2022")
    run(str(plan))
    answered(plan, "はい")
    run(str(plan))
    whole = rows(plan)
    (plan / "2020").rename(tmp_path / "2020")
    assert run(str(plan)).exit_code == 0
    away = [row for row in whole if row["確認"] and row["前の年度"] == "2020"]
    assert away
    assert all(row in rows(plan) for row in away)
    (tmp_path / "2020").rename(plan / "2020")
    run(str(plan))
    assert rows(plan) == whole


def test_nothing_is_written_for_a_look(plan: Path) -> None:
    result = run(str(plan), "--dry-run", "--json")
    assert json.loads(result.output)["written"] is None
    assert json.loads(result.output)["proposed"]
    assert not (plan / "links.csv").exists()


def test_one_year_has_nothing_to_link() -> None:
    result = run(str(shipped_collection()), "--dry-run")
    assert result.exit_code == 2
    assert "--year" in result.output
