"""The guide for staff is right: every step runs as it is written and shows what it says."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import openpyxl
import pytest
from click.testing import CliRunner, Result

import corpus
from corpus import columns
from corpus.collection import Collection
from corpus.importing import read_import, write_import
from corpus.layout.known_headings import field_of
from corpus.synonyms import read_synonyms
from indexer.cli import Commands
from indexer.commands.corpus_commands import import_command, init_command
from tests.corpus.importing.import_files import csv_bytes, sheet_of

README = (Path(corpus.__file__).parent / "README.md").read_text(encoding="utf-8")
# The page with tables of one's own, and the rest of the guide, which has one table of its own.
OWN_TABLES = re.split(r"^## ", README.partition("## 自分の表を取り込む")[2], flags=re.M)[0]
# What begins with a PDF has its test beside the reader of PDFs.
FROM_PDF = re.split(r"^## ", README.partition("## PDFから作る")[2], flags=re.M)[0]
OF_YEARS = re.split(r"^## ", README.partition("## 年度を重ねる")[2], flags=re.M)[0]
STEPS = README.replace(OWN_TABLES, "").replace(FROM_PDF, "").replace(OF_YEARS, "")
BEFORE = (
    ("整理番号", "新規", "事業名", "取組概要", "部局", "担当課"),
    ("1", "", "防災メール", "災害の情報を電子メールで配信する。", "総務部", "防災課"),
    ("2", "", "ごみ分別アプリ", "分別の方法と収集日を知らせる。", "環境部", "清掃課"),
    ("4", "", "広報紙の発行", "毎月発行する。", "総務部", "広報課"),
)


class _Sesaku(Commands):
    """The command line as installed; the two commands of this package at any rate."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        own = {"import": import_command, "init": init_command}
        return own.get(cmd_name) or super().get_command(ctx, cmd_name)


def _run(line: str, **options: str) -> Result:
    program, *arguments = shlex.split(line)
    assert program == "sesaku"
    return CliRunner().invoke(_Sesaku("sesaku"), arguments, **options)


def _section(title: str) -> str:
    return re.split(rf"^#+ {re.escape(title)}$", README, flags=re.MULTILINE)[1]


def _table(text: str) -> list[list[str]]:
    """Return the first table of the text, its headings first."""
    lines = re.search(r"(?:^\|.*\n)+", text, flags=re.MULTILINE)
    assert lines is not None
    rows = [
        [cell.strip() for cell in line.strip("|\n").split("|")] for line in lines[0].splitlines()
    ]
    return [rows[0], *rows[2:]]


def _sessions() -> Iterator[tuple[str, str]]:
    for block in re.findall(r"```console\n\$ (.*?)```", STEPS, flags=re.DOTALL):
        command, _, output = block.partition("\n")
        yield command, output


@pytest.fixture
def keikaku(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The collection before the steps, and the table that the guide shows, in this directory."""
    monkeypatch.chdir(tmp_path)
    directory = tmp_path / "keikaku"
    corpus.new_collection(directory)
    settings = directory / "collection.toml"
    text = settings.read_text("utf-8").replace("# fiscal_year", "fiscal_year")
    settings.write_text(text, encoding="utf-8")
    _workbook(BEFORE)
    write_import(read_import(Path("施策.xlsx"), directory))
    _workbook(_table(_section("1. 取り込む")))
    return directory


def _workbook(rows: list[list[str]] | tuple[tuple[str, ...], ...]) -> None:
    workbook, sheet = sheet_of([[cell or None for cell in row] for row in rows])
    assert isinstance(workbook, openpyxl.Workbook)
    sheet.title = "一覧"
    workbook.save("施策.xlsx")


def _without_time(text: str) -> str:
    return re.sub(r"[0-9]{8}-[0-9]{6}(-[0-9])?", "時刻", text).strip()


def test_the_five_steps(keikaku: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step as written; the outputs that the guide shows are the outputs there are."""
    before = (keikaku / "programs.csv").read_bytes()
    monkeypatch.setattr(
        "indexer.commands.corpus_commands.import_dialogue._on_a_terminal", lambda: True
    )
    sessions = dict(_sessions())
    assert len(sessions) == 2
    _run("sesaku index keikaku")
    for line, output in sessions.items():
        result = _run(line, input="y\n")
        assert result.exit_code == 0
        assert _without_time(result.stdout) == _without_time(output)
    assert _run("sesaku index keikaku").exit_code == 0
    search = "sesaku search オンライン申請 --collection keikaku"
    assert f"{search}\n" in README
    assert "オンライン申請" in _run(search).stdout
    assert _run("sesaku rollback keikaku").exit_code == 0
    assert "広報紙の発行" in _run("sesaku search 広報紙 --collection keikaku").stdout
    (previous,) = [p for p in (keikaku / "previous").iterdir() if p.read_bytes() == before]
    line = f"sesaku import keikaku/previous/{previous.name} --to keikaku"
    assert _without_time(line) in _without_time(README)
    assert _run(line, input="y\n").exit_code == 0
    assert (keikaku / "programs.csv").read_bytes() == before


@pytest.mark.parametrize("title", ["補助金の一覧", "事務事業評価", "手続とサービス"])
def test_tables_of_ones_own(title: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each table of the page, tried as written, gives what the page says, and is found."""
    monkeypatch.chdir(tmp_path)
    text = re.split(r"^### ", _section(title), flags=re.MULTILINE)[0]
    (session,) = re.findall(r"```console\n\$ (.*?)```", text, flags=re.DOTALL)
    line, _, output = session.partition("\n")
    rows = _table(text)
    Path(shlex.split(line)[2]).write_bytes(csv_bytes(rows))
    before, after = re.findall(r"```sh\n(.*?)```", text, flags=re.DOTALL)
    assert _run(before.strip()).exit_code == 0
    result = _run(line)
    assert result.exit_code == 0
    assert _without_time(result.stdout) == _without_time(output)
    index, search = after.splitlines()
    assert _run(index).exit_code == 0
    found = re.search(r"^「(.+)」などが見つかります。$", text, flags=re.MULTILINE)
    assert found is not None
    assert found[1] in _run(search).stdout
    if title == "補助金の一覧":
        (again,) = [
            one
            for one in OWN_TABLES.splitlines()
            if " --map " in one and "$" not in one and one.startswith("sesaku")
        ]
        assert _run(again).exit_code == 0
        assert "[import.map]" in Path("hojokin2026/collection.toml").read_text("utf-8")


def test_all_other_commands_run(keikaku: Path) -> None:
    _workbook(BEFORE)
    (keikaku.parent / "返ってきた表.csv").write_text("事業名,概要\n防災メール,短い\n", "utf-8")
    lines = [
        line
        for block in re.findall(r"```sh\n(.*?)```", STEPS, re.DOTALL)
        for line in block.splitlines()
    ]
    ran = set()
    for line in lines:
        words = shlex.split(line)
        if words[1] in ("serve", "init", "rollback") or "previous/" in line:
            continue
        result = _run(line + " --yes" if words[1] == "import" else line)
        assert result.exit_code == 0, (line, result.output)
        ran.add(words[1])
    assert ran == {"index", "search", "export", "import"}


def test_a_year_is_added_as_the_guide_says(keikaku: Path) -> None:
    _workbook(BEFORE)
    (keikaku.parent / "来年度の施策.xlsx").write_bytes((keikaku.parent / "施策.xlsx").read_bytes())
    (steps,) = re.findall(r"```sh\n(.*?)```", OF_YEARS, flags=re.DOTALL)
    for line in steps.splitlines():
        result = _run(line + " --yes" if "import" in line else line)
        assert result.exit_code == 0, (line, result.output)
    assert {path.name for path in keikaku.iterdir()} >= {"programs.csv", "2027", "links.csv"}
    search = "sesaku search 防災メール --collection keikaku"
    assert "\n    2027-" in _run(search).stdout
    assert "\n    2026-" in _run(f"{search} --facet 年度=2026").stdout


def test_every_option_that_is_named_exists() -> None:
    known = {"--help"}
    for name in ("import", "index", "serve", "search", "export", "check"):
        command = _Sesaku("sesaku").get_command(click.Context(click.Command("x")), name)
        assert command is not None, name
        known |= {one for p in command.params if isinstance(p, click.Option) for one in p.opts}
    assert set(re.findall(r"(--[a-z][a-z-]+)", README)) <= known


def test_the_headings_are_the_contracts() -> None:
    headings, *rows = _table(_section("表の見出し"))
    assert tuple(row[0] for row in rows) == columns.HEADINGS
    assert headings[2] == "GIF 451-4の項目"
    for row in rows:
        if row[2]:
            assert field_of(row[2].strip("（）")) == row[0] or row[0] == field_of(row[2])


def test_the_synonyms_of_the_guide_are_a_right_file(tmp_path: Path) -> None:
    path = tmp_path / "synonyms.csv"
    rows = _table(README.partition("`synonyms.csv`）は")[2])
    path.write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
    found, problems = read_synonyms(path)
    assert problems == ()
    assert [row.one_way for row in found] == [False, True]


def test_every_setting_is_explained() -> None:
    explained = "".join(row[0] for row in _table(_section("設定（collection.toml）")))
    settings = set(Collection.__dataclass_fields__) - {"directory", "area_descriptions", "site"}
    # What the folders and links.csv say.
    settings -= {"years", "links"}
    assert {name for name in settings if f"`{name}`" not in explained} == set()


def test_links_lead_somewhere() -> None:
    anchors = re.findall(r"\]\(#([^)]+)\)", README)
    assert anchors
    # Anchors are in small letters.
    titles = {title.strip().lower() for title in re.findall(r"^#+ (.+)$", README, re.MULTILINE)}
    assert set(anchors) <= titles
