"""``sesaku check --index``: what is wrong, an exit code, and a repair beside."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus import load
from indexer import LiveIndex, update_index
from indexer.cli import sesaku
from tests.indexer.commands.cli_collection import PROGRAMS, write_programs


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    write_programs(tmp_path / "plan", PROGRAMS)
    update_index(load(tmp_path / "plan"), tmp_path / "index")
    return tmp_path / "plan"


def check(plan: Path, *options: str) -> Result:
    index = plan.with_name("index")
    return CliRunner().invoke(sesaku, ["check", str(plan), "--index", str(index), *options])


def damage(plan: Path) -> None:
    path = plan.with_name("index") / "g000001" / "docs.npy"
    path.write_bytes(path.read_bytes()[:-1] + b"\xff")


def test_a_sound_index_ends_with_0(plan: Path) -> None:
    result = check(plan)
    assert (result.exit_code, result.output) == (0, "世代1（公開中、3件）: 異常はありません。\n")


def test_damage_ends_with_4(plan: Path) -> None:
    damage(plan)
    result = check(plan)
    assert result.exit_code == 4
    assert "異常  docs.npy is damaged" in result.output


def test_json(plan: Path) -> None:
    damage(plan)
    result = check(plan, "--json")
    [generation] = json.loads(result.output)["generations"]
    assert generation["faults"] == [
        {"where": "docs.npy", "what": "is damaged (its checksum is wrong)"}
    ]


def test_a_repair_is_a_new_generation_beside(plan: Path) -> None:
    damage(plan)
    result = check(plan, "--repair")
    assert result.exit_code == 0
    assert "世代2を新しく作り" in result.output
    searcher = LiveIndex(plan.with_name("index")).searcher()
    assert (searcher.generation, len(searcher.programs)) == (2, 3)


def test_a_sound_index_is_not_repaired(plan: Path) -> None:
    assert "新しく" not in check(plan, "--repair").output


def test_repair_goes_with_index(plan: Path) -> None:
    result = CliRunner().invoke(sesaku, ["check", str(plan), "--repair"])
    assert result.exit_code == 2


def test_the_default_index_is_the_collections(plan: Path) -> None:
    result = CliRunner().invoke(sesaku, ["check", str(plan), "--index"])
    assert result.exit_code == 4
    assert "has no index" in result.output
