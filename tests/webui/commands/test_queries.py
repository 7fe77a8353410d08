"""``sesaku queries``: what found nothing, from the search log."""

import json
from pathlib import Path

from click.testing import CliRunner

from indexer import LiveIndex
from indexer.cli import sesaku
from tests.webui.operations.test_health import searches
from webui.commands.queries import queries


def test_queries_names_a_file_that_is_no_search_log(tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text('# Title\n{"day": 1}\n', "utf-8")
    result = CliRunner().invoke(sesaku, ["queries", str(other)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{other} は検索の記録ではありません" in result.stderr


def test_queries_of_a_log_without_any_says_so(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.touch()
    result = CliRunner().invoke(queries, [str(log)])
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr


def test_queries_lists_what_found_nothing_most_often_first(
    plan_index: LiveIndex, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    searches(plan_index, log, "/?q=zzz", "/?q=qqq", "/?q=防災", "/?q=qqq")
    with log.open("a", encoding="utf-8") as file:
        file.write('{"day": "2026\n[]\n')
    result = CliRunner().invoke(queries, [str(log)])
    assert result.exit_code == 0
    assert [line.split("\t")[-1] for line in result.output.splitlines()] == ["ことば", "qqq", "zzz"]
    everything = json.loads(CliRunner().invoke(queries, [str(log), "--all", "--json"]).output)
    assert [entry["words"] for entry in everything] == ["qqq", "zzz", "防災"]
    assert everything[0]["times"] == 2
