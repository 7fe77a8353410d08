"""Every command has a help with an example that is right, and an exit code for what stops it."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from indexer.cli import sesaku
from tests.indexer.commands.cli_collection import Run

COMMANDS = sesaku.list_commands(click.Context(sesaku))


def examples(name: str) -> list[str]:
    """The example lines of a command's help."""
    text = CliRunner().invoke(sesaku, [name, "--help"], terminal_width=200).stdout
    return [line.strip() for line in text.splitlines() if line.startswith("    sesaku ")]


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_are_accepted_by_the_command(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = [shlex.split(line, comments=True) for line in examples(name)]
    assert any(line[1] == name for line in lines), f"sesaku {name} --help shows no example"
    for _, used, *arguments in lines:
        for argument in arguments:
            if Path(argument).suffix:  # a file of the example: some commands want it to exist
                Path(argument).parent.mkdir(exist_ok=True)
                Path(argument).touch()
        command = sesaku.get_command(click.Context(sesaku), used)
        assert command is not None
        with command.make_context(used, arguments):
            pass


def test_help_lists_every_command_with_what_it_does(run: Run) -> None:
    text = run("--help").stdout
    for name in COMMANDS:
        assert any(
            line.split()[:1] == [name] and len(line.split()) > 1 for line in text.split("\n")
        )


def test_version(run: Run) -> None:
    assert run("--version").stdout.startswith("sesaku ")


def test_unknown_command_is_wrong_usage(run: Run) -> None:
    result = run("serach")
    assert result.exit_code == 2
    assert "No such command 'serach'" in result.stderr


@pytest.mark.parametrize(("written", "meant"), [("serach", "search"), ("serv", "serve")])
def test_near_commands_are_named(run: Run, written: str, meant: str) -> None:
    assert f"Did you mean '{meant}'" in run(written).stderr
    assert "Did you mean" not in run("xyzzy").stderr


def test_a_defect_keeps_its_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: str) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("indexer.text.analyzer.analyze", broken)
    assert isinstance(run("analyze", "防災").exception, ZeroDivisionError)


def test_a_reader_that_had_enough_is_not_told_of() -> None:
    command = [sys.executable, "-c", "from indexer.cli import main; main()", "check"]
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "wb") as closed:
        result = subprocess.run(
            command, stdout=closed, stderr=subprocess.PIPE, text=True, check=False
        )
    assert "Broken pipe" not in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code"), [(("防災",), 0), (("防災", "--index", "none"), 4), (("--wrong",), 2)]
)
def test_a_search_ends_at_once_with_all_that_was_written(
    arguments: tuple[str, ...], code: int, tmp_path: Path, run: Run
) -> None:
    """The process is not taken apart, and what it says arrives through a pipe all the same."""
    index = tmp_path / "index"
    run("index", "--index", str(index))
    command = [sys.executable, "-c", "from indexer.cli import main; main()", "search"]
    result = subprocess.run(
        [*command, *arguments],
        cwd=tmp_path,
        env={**os.environ, "SESAKU_INDEX": str(index), "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == code
    if code == 0:
        assert result.stdout == run("search", *arguments, "--index", str(index)).stdout
    else:
        assert result.stderr.strip()
