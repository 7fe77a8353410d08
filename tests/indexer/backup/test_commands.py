"""``sesaku backup`` and ``sesaku restore`` say what they did and what stopped them."""

import json

import pytest
from click.testing import CliRunner, Result

from indexer.cli import sesaku
from tests.indexer.backup.conftest import Site


def run(*arguments: object) -> Result:
    return CliRunner().invoke(sesaku, [str(one) for one in arguments])


def test_there_and_back(site: Site) -> None:
    done = run("backup", site.plan, site.backup, "--index", site.index)
    assert done.exit_code == 0
    assert done.output.startswith(f"世代1（3件）を {site.backup} に保存しました（")
    back = run("restore", site.backup, site.plan, "--replace", "--index", site.index)
    assert back.exit_code == 0
    assert "索引を世代2として公開しました。" in back.output
    assert "plan.before-" in back.output


def test_json_is_one_document(site: Site) -> None:
    saved = json.loads(
        run("backup", site.plan, site.backup, "--index", site.index, "--json").output
    )
    assert saved["generation"] == 1
    assert saved["bytes"] == site.backup.stat().st_size
    new = site.folder / "new"
    command = ("restore", site.backup, new / "plan", "--index", new / "index", "--json")
    assert json.loads(run(*command).output) == {
        "collection": str(new / "plan"),
        "generation": 1,
        "records": 3,
        "aside": None,
    }


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("backup", "{none}", "{backup}"), 1, "というフォルダーはありません"),
        (("backup", "{plan}", "{backup}", "--index", "{none}"), 4, "has no generation"),
        (("backup", "{plan}", "{plan}/programs.csv", "--index", "{index}"), 1, "上書きしません"),
        (("restore", "{none}", "{plan}"), 1, "上書きしませんでした"),
        (("restore", "{none}", "{new}"), 1, "（ファイルがありません）"),
        (("restore", "{plan}/programs.csv", "{new}"), 1, "ZIPファイルとして読めません"),
    ],
)
def test_what_is_wrong_is_one_line(
    site: Site, arguments: tuple[str, ...], code: int, says: str
) -> None:
    names = ("plan", "index", "backup", "none", "new")
    places = {name: str(site.folder / name) for name in names} | {"backup": str(site.backup)}
    result = run(*(one.format(**places) for one in arguments))
    assert result.exit_code == code
    assert says in result.output
    assert len(result.output.strip().splitlines()) == 1


def test_errors_in_what_is_copied_are_told_and_copied(site: Site) -> None:
    with (site.plan / "programs.csv").open("a", encoding="utf-8") as file:
        file.write("壊れた行\n")
    done = run("backup", site.plan, site.backup, "--index", site.index)
    assert done.exit_code == 0
    assert "計画に誤りが1件あります" in done.stderr
    assert f"sesaku check {site.plan}" in done.stderr
    back = run("restore", site.backup, site.folder / "new", "--index", site.folder / "index2")
    assert (back.exit_code, "計画に誤りが1件あります" in back.stderr) == (0, True)
    assert "壊れた行" in (site.folder / "new/programs.csv").read_text("utf-8")
