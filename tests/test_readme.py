"""The README is right: its commands run and print what it says, what it names exists."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from openpyxl import Workbook

from corpus import load
from indexer import LiveIndex, update_index
from indexer.cli import sesaku
from indexer.locations import INDEX_VARIABLE, shipped_collection
from webui import Settings, create_app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = sesaku.list_commands(click.Context(sesaku))


def blocks(language: str) -> list[str]:
    """The contents of the fenced blocks of a language."""
    return re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)


def sessions() -> Iterator[tuple[str, str]]:
    """Every command that a console block shows, with the output that follows it."""
    for block in blocks("console"):
        for session in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = session.partition("\n")
            yield command, output


def options(command: str) -> set[str]:
    """The options that a command has."""
    found = sesaku.get_command(click.Context(sesaku), command)
    assert found is not None, command
    return {name for one in found.params if isinstance(one, click.Option) for name in one.opts}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A client of the shipped collection's site."""
    index = tmp_path_factory.mktemp("readme") / "index"
    update_index(load(shipped_collection()), index)
    return create_app(Settings(), LiveIndex(index)).test_client()


@pytest.mark.parametrize(
    "command",
    [
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/sesaku serve",
        "tests/run fast",
        "tests/run",
    ],
)
def test_the_commands_of_the_set_up_stand_in_blocks_of_their_own(command: str) -> None:
    assert f"{command}\n" in blocks("sh")


@pytest.mark.parametrize(("command", "output"), list(sessions()))
def test_a_command_prints_what_is_shown(command: str, output: str) -> None:
    program, *arguments = shlex.split(command)
    assert program == "sesaku"
    CliRunner().invoke(sesaku, ["index"])
    assert CliRunner().invoke(sesaku, arguments).stdout.rstrip() == output.rstrip()


def test_the_program_that_uses_whoosh_prints_what_is_shown(tmp_path: Path) -> None:
    (program,), (output,) = blocks("python"), blocks("text")
    command = next(line for line in README.splitlines() if "sesaku index --index" in line)
    _, *arguments = shlex.split(command.strip("`,"))
    update_index(load(shipped_collection()), tmp_path / arguments[-1])
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.stdout == output, done.stderr


def test_there_is_a_session_to_compare() -> None:
    assert any(output.strip() for _, output in sessions())


def test_the_table_has_every_command_and_no_other() -> None:
    assert sorted(re.findall(r"^\| `sesaku (\w+)", README, flags=re.MULTILINE)) == sorted(COMMANDS)


def test_commands_of_scripts_are_accepted() -> None:
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    used = [shlex.split(line) for line in lines if line.startswith("sesaku ")]
    assert used
    for _, name, *arguments in used:
        given = {one for one in arguments if one.startswith("--")}
        assert given <= options(name), name


def test_another_plan_is_searched_after_the_steps_that_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = next(block for block in blocks("sh") if block.startswith("sesaku init"))
    monkeypatch.chdir(tmp_path)
    workbook = Workbook()
    workbook.active.append(["事業名", "概要", "部局"])
    workbook.active.append(["ごみ分別アプリ", "分別の方法と収集日を知らせる。", "環境部"])
    workbook.save("programs.xlsx")
    for line in steps.splitlines():
        _, name, *arguments = shlex.split(line, comments=True)
        if name == "serve":  # what it does before it listens
            name = "index"
        elif name == "import":  # nobody is there to be asked
            arguments.append("--yes")
        result = CliRunner().invoke(sesaku, [name, *arguments])
        assert result.exit_code == 0, result.output
    found = CliRunner().invoke(sesaku, ["search", "ゴミの分別", "--collection", "my-plan"])
    assert "ごみ分別アプリ" in found.stdout


def test_every_option_that_is_named_exists() -> None:
    prose = re.sub(r"```.*?```", "", README, flags=re.DOTALL)
    named = set(re.findall(r"`(--[a-z-]+)", prose))
    known = set.union(*map(options, COMMANDS)) | {"--help"}
    assert named - known == set()
    assert INDEX_VARIABLE in prose


def test_links_and_pictures_lead_somewhere() -> None:
    targets = re.findall(r"\]\(([^)#]+)\)|src=\"([^\"]+)\"", README)
    assert len(targets) >= 3
    for target in (one or other for one, other in targets):
        assert (ROOT / target).is_file(), target


@pytest.mark.parametrize("address", sorted(set(re.findall(r"`(/[a-z./]+)`", README))))
def test_addresses_of_the_site_answer(address: str, site: FlaskClient) -> None:
    assert site.get(address).status_code == 200


def test_the_map_names_every_folder() -> None:
    for folder in re.findall(r"^\| `(\w+)/` \|", README, flags=re.MULTILINE):
        assert (ROOT / folder).is_dir(), folder
    folders = {path.name for path in ROOT.iterdir() if (path / "__init__.py").is_file()}
    assert folders | {"tests"} == set(re.findall(r"^\| `(\w+)/` \|", README, flags=re.MULTILINE))
