"""``sesaku import`` and ``sesaku init`` as they are typed."""

from pathlib import Path

import click
from click.testing import CliRunner, Result

from indexer.cli import Commands
from indexer.commands.corpus_commands import import_command, init_command


class _Sesaku(Commands):
    """The command line with these two commands, whatever is installed."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return {"import": import_command, "init": init_command}.get(cmd_name)


def run(*arguments: str | Path, answer: str | None = None) -> Result:
    return CliRunner().invoke(_Sesaku("sesaku"), [*map(str, arguments)], input=answer)


def programs(plan: Path) -> str:
    return (plan / "programs.csv").read_text("utf-8-sig")
