"""`sesaku check` names what is wrong with a site, and what is wrong is not published."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus import CorpusError, Problem, check, load
from indexer.cli import sesaku
from indexer.commands.checks import registered_checks
from webui.site.check import check_site
from webui.site.settings import MAX_LOGO

PROGRAMS = Path(__file__).parents[1] / "mihon" / "programs.csv"
WRONG = """
fiscal_year = "令和"
[site]
titel = "x"
logo = "../x.svg"
facets = ["area", "colour"]
[site.colours]
accent = "#ffff00"
accent_dark = "red"
[site.labels]
area = ""
[[site.links]]
label = ""
url = "javascript:x"
"""


@pytest.fixture
def collection(tmp_path: Path) -> Callable[[str], Path]:
    """A function that makes a collection with the settings given."""

    def make(settings: str) -> Path:
        directory = tmp_path / "plan"
        directory.mkdir()
        (directory / "programs.csv").write_bytes(PROGRAMS.read_bytes())
        (directory / "collection.toml").write_text(settings, "utf-8")
        return directory

    return make


def run(*arguments: object) -> Result:
    return CliRunner().invoke(sesaku, [str(one) for one in arguments])


def found(directory: Path) -> tuple[Problem, ...]:
    return check(directory, [check_site]).problems


def test_the_check_of_the_site_is_registered() -> None:
    assert check_site in registered_checks()


def test_all_wrong_settings_are_named_at_once(collection: Callable[[str], Path]) -> None:
    result = run("check", collection(WRONG), "--json")
    assert result.exit_code == 1
    errors = json.loads(result.stdout)["errors"]
    assert {(error["file"], error["column"], error["value"]) for error in errors} == {
        ("collection.toml", "fiscal_year", "令和"),
        ("collection.toml", "site.titel", "x"),
        ("collection.toml", "site.logo", "../x.svg"),
        ("collection.toml", "site.facets", "colour"),
        ("collection.toml", "site.colours.accent", "#ffff00"),
        ("collection.toml", "site.colours.accent_dark", "red"),
        ("collection.toml", "site.labels.area", ""),
        ("collection.toml", "site.links[1].label", ""),
        ("collection.toml", "site.links[1].url", "javascript:x"),
    }
    assert all(error["reason"] and error["remedy"] for error in errors)


def test_what_is_wrong_with_the_site_is_not_published(
    collection: Callable[[str], Path], tmp_path: Path
) -> None:
    directory = collection('[site]\nlogo = "x.exe"\n')
    result = run("index", directory, "--index", tmp_path / "index")
    assert result.exit_code == 1
    assert "site.logo: 「x.exe」" in result.stderr
    assert not (tmp_path / "index").exists()


def test_a_logo_that_would_not_be_shown_is_a_warning(collection: Callable[[str], Path]) -> None:
    directory = collection('[site]\nlogo = "logo.svg"\n')
    (missing,) = found(directory)
    assert (missing.severity, missing.column, missing.value) == ("warning", "site.logo", "logo.svg")
    (directory / "logo.svg").write_bytes(b"x" * (MAX_LOGO + 1))
    (large,) = found(directory)
    assert "大きすぎる" in large.reason
    (directory / "logo.svg").write_bytes(b"<svg/>")
    assert found(directory) == ()


def test_a_table_that_nobody_reads_is_a_warning(collection: Callable[[str], Path]) -> None:
    (warning,) = found(collection('[sight]\ntitle = "x"\n'))
    assert (warning.severity, warning.column) == ("warning", "[sight]")


def test_settings_that_cannot_be_read_hide_nothing_else(collection: Callable[[str], Path]) -> None:
    directory = collection("[site")
    (directory / "programs.csv").write_text("nonsense")
    files = {problem.file for problem in found(directory)}
    assert {"collection.toml", "programs.csv"} <= files


def test_a_load_refuses_what_a_check_calls_an_error(collection: Callable[[str], Path]) -> None:
    directory = collection("[site]\ntitel = 1\n")
    assert load(directory).programs
    with pytest.raises(CorpusError, match=r"site\.titel"):
        load(directory, [check_site])
