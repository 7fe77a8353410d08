"""Commands of those who keep the data: wrong usage is told in their language, as all else is."""

from collections.abc import Sequence
from typing import Any

import click

from indexer.commands.options import WrongUsage


class StaffCommand(click.Command):
    """A command whose usage errors are in Japanese: ``@click.command(cls=StaffCommand)``."""

    def __init__(self, *args: Any, **extra: Any) -> None:
        super().__init__(*args, **extra)
        # Those that no parameter takes are refused below, by their names.
        self.allow_extra_args = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Return no arguments, as all are taken. Raises WrongUsage for whatever is no usage."""
        try:
            rest = super().parse_args(ctx, args)
        except WrongUsage:
            raise
        except click.UsageError as error:
            raise WrongUsage(in_japanese(error, ctx.command.params), ctx) from error
        if rest:
            raise WrongUsage(f"余分な引数があります: {' '.join(rest)}。", ctx)
        return rest


def in_japanese(error: click.UsageError, parameters: Sequence[click.Parameter]) -> str:
    """Return what a usage error of click's says, with what to write instead."""
    if isinstance(error, click.NoSuchOption):
        near = "、".join(sorted(error.possibilities or ()))
        hint = f"近いのは {near} です。" if near else ""
        return f"{error.option_name} というオプションはありません。{hint}"
    if isinstance(error, click.MissingParameter):
        return f"{_name(error.param)} を書いてください。"
    if isinstance(error, click.BadOptionUsage):
        option = next((one for one in parameters if error.option_name in one.opts), None)
        return f"{error.option_name} の書き方が違います。{_form(option)}"
    if isinstance(error, click.BadParameter):
        return f"{_name(error.param)} の値が使えません。{_form(error.param)}"
    return "コマンドの書き方が違います。"


def _name(parameter: click.Parameter | None) -> str:
    """Return how somebody writes a parameter: FILE, --table."""
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.human_readable_name if parameter else "引数"


def _form(parameter: click.Parameter | None) -> str:
    """Return what may be written for a parameter; empty where that is not known."""
    if isinstance(parameter, click.Option) and parameter.is_flag:
        return "値は付けません。"
    kind = parameter.type if parameter else None
    if isinstance(kind, click.Choice):
        return f"{'、'.join(map(str, kind.choices))} のどれかを書いてください。"
    if isinstance(kind, click.IntRange):
        least = "" if kind.min is None else f"{kind.min}以上"
        most = "" if kind.max is None else f"{kind.max}以下"
        return f"{least}{most}の整数を書いてください。"
    if isinstance(kind, click.Path):
        return "ファイルかフォルダーの名前を書いてください。"
    return "値を一つ書いてください。" if parameter else ""
