"""Usage errors of the commands of those who keep the data, each in Japanese and with a remedy."""

import re

import click
import pytest
from click.testing import CliRunner, Result

from indexer.cli import sesaku
from indexer.commands.corpus_commands.staff import StaffCommand

ENGLISH = re.compile(
    r"Usage:|Error:|Try |Missing|Invalid|No such|unexpected|requires", re.IGNORECASE
)
STAFF = ("check", "import", "init", "link")


@click.command("made", cls=StaffCommand)
@click.argument("file", metavar="FILE")
@click.option("--table", type=click.IntRange(1))
@click.option("--part", type=click.IntRange(1, 9))
@click.option("--form", type=click.Choice(["csv", "json"]))
@click.option("--place", type=click.Path(exists=True))
@click.option("--text", "said")
@click.option("--yes", is_flag=True)
def made(**_: object) -> None:
    """Do nothing."""


def run(command: click.Command, *words: str) -> Result:
    return CliRunner().invoke(command, words)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "FILE を書いてください。"),
        (["a", "b", "c"], "余分な引数があります: b c。"),
        (["a", "--tabel", "1"], "--tabel というオプションはありません。近いのは --help、--table"),
        (["a", "--zzz"], "--zzz というオプションはありません。"),
        (["a", "--table"], "--table の書き方が違います。1以上の整数を書いてください。"),
        (["a", "--table", "x"], "--table の値が使えません。1以上の整数を書いてください。"),
        (["a", "--part", "10"], "--part の値が使えません。1以上9以下の整数を書いてください。"),
        (["a", "--form", "xml"], "--form の値が使えません。csv、json のどれかを書いてください。"),
        (["a", "--place", "nowhere"], "ファイルかフォルダーの名前を書いてください。"),
        (["a", "--text"], "--text の書き方が違います。値を一つ書いてください。"),
        (["a", "--yes=1"], "--yes の書き方が違います。値は付けません。"),
    ],
)
def test_wrong_usage_is_told_with_what_to_write(words: list[str], says: str) -> None:
    result = run(made, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr.splitlines()[0]
    assert "--help で出ます" in result.stderr.splitlines()[1]
    assert not ENGLISH.search(result.stderr)


def test_right_usage_and_the_help_are_as_they_were() -> None:
    assert run(made, "a", "--table", "1", "--yes").exit_code == 0
    assert "Do nothing." in run(made, "--help").stdout


@pytest.mark.parametrize("name", STAFF)
def test_each_command_of_staff_tells_it_in_japanese(name: str) -> None:
    result = run(sesaku, name, "--zzz")
    assert result.exit_code == 2
    assert result.stderr.startswith("sesaku: --zzz というオプションはありません。")
    assert f"sesaku {name} --help" in result.stderr
    assert not ENGLISH.search(result.stderr)


@pytest.mark.parametrize("name", ["index", "rollback", "search"])
def test_those_of_operators_tell_it_in_english(name: str) -> None:
    assert "No such option" in run(sesaku, name, "--zzz").stderr
