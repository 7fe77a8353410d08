"""The options that say how a site answers: they fill the fields of its settings."""

from dataclasses import fields
from typing import Any

import click
import pytest
from click.testing import CliRunner

from webui.commands.serve_options import OPTIONS, checked_by, settings_options
from webui.request.settings import Settings


@click.command()
@settings_options
def command(**site: Any) -> None:
    click.echo(repr(Settings(**site)))


def test_every_option_fills_a_field_of_the_settings() -> None:
    taken = {parameter.name for parameter in command.params}
    assert taken <= {field.name for field in fields(Settings)}
    assert len(taken) == len(OPTIONS)


def test_without_options_the_settings_are_the_default_ones() -> None:
    result = CliRunner().invoke(command, [])
    assert result.output.strip() == repr(Settings())


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--trusted-host", "a b"], "'a b' is not the name of a host"),
        (["--trusted-proxy", "10.0.0.0/99"], "10.0.0.0/99"),
        (["--base-path", "plan?x"], "'plan?x' is not a path like /plan"),
        (["--rate-limit", "many"], "'many' is not a limit like 100/minute"),
    ],
)
def test_a_malformed_value_is_named_with_what_is_wanted(arguments: list[str], named: str) -> None:
    result = CliRunner().invoke(command, arguments)
    assert result.exit_code == 2
    assert named in result.output


def test_several_values_are_named_together() -> None:
    def refuse(values: object) -> None:
        raise ValueError

    check = checked_by(refuse, "good")
    with pytest.raises(click.BadParameter, match="'a、b' is not good"):
        check(None, None, ("a", "b"))
