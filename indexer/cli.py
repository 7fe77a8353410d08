"""The command ``sesaku``: finds the command that is asked for and reports what stops it."""

import gc
import os
import sys
import threading
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from indexer.commands.failure import failure_of
from indexer.commands.output import let_go, prepare_streams

if TYPE_CHECKING:
    from importlib.metadata import EntryPoints

# The commands of this package: name, and module of ``indexer.commands`` that defines it under the
# same name. A module is imported when its command is used, so that no command waits for another's.
_OWN = ("index", "check", "search", "analyze", "evaluate", "export", "rollback")
# Values made between two searches for cycles among them; Python's own are 700.
_FEW_COLLECTIONS = 50_000
# Where later layers register theirs.
_REGISTRY = "sesaku.commands"
# How the help lists them: as somebody comes to need them; others follow by name.
_ORDER = ("serve", "search", "init", "import", "check", "index", "rollback", "backup", "restore")


class Commands(click.Group):
    """The group of all commands, its own and the registered ones."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the help."""
        names = sorted(_registered().names | set(_OWN))
        return sorted(names, key=lambda name: (*_ORDER, name).index(name))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this name, imported now; None where there is none."""
        if cmd_name in _OWN:
            return _command(getattr(import_module(f"indexer.commands.{cmd_name}"), cmd_name))
        found = _registered().select(name=cmd_name)
        return _command(next(iter(found)).load()) if found else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command of a line. Raises UsageError, with the names that are near.

        click looks for near names among commands that are imported already, which are none here.
        """
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchOption:
            raise
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.list_commands(ctx))
            meant = f" Did you mean {' or '.join(map(repr, near))}?" if near else ""
            raise click.UsageError(f"{error.message}{meant}", ctx) from error

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. Whatever it foresees to go wrong becomes lines and an exit code."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            raise  # who reads had enough (`| head`): click ends the process without a word
        except Exception as error:
            ctx.exit(_told(error))

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line. Help, version and wrong usage are written outside ``invoke``."""
        try:
            return super().main(*args, **extra)
        except OSError as error:
            sys.exit(_told(error))


def _told(error: Exception) -> int:
    """Say what went wrong; the exit code. Raises the error where it is a defect."""
    failure = failure_of(error)
    if failure is None:
        raise error
    with suppress(OSError):  # the same disk may be behind standard error
        failure.show()
    let_go()
    return failure.exit_code


def _registered() -> "EntryPoints":
    # Imported here: the package's own commands are found without.
    from importlib.metadata import entry_points

    return entry_points(group=_REGISTRY)


def _command(found: Any) -> click.Command:
    if not isinstance(found, click.Command):
        raise TypeError(f"not a command: {found!r}")
    return found


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sesaku", message="%(prog)s %(version)s")
def sesaku() -> None:
    """Full-text search over the programs (施策・事業) of Japanese public bodies.

    Without a directory, commands work on the collection that comes with the product.

    \b
    Examples:
      sesaku serve
      sesaku search 災害時の連絡
      sesaku COMMAND --help

    Exit codes: 0 done, 1 the input is at fault, 2 wrong usage, 3 busy (somebody else is
    updating the index), 4 the index cannot be used.
    """


def main() -> None:
    """Run the command line."""
    # Hardly a command multiplies matrices, and NumPy's threads for that would be started, and wait
    # busily, in every process: 0.1 s of processor time.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    prepare_streams()
    if sys.argv[1:2] in (["search"], ["index"]):
        _done_at_once()
    else:
        sesaku(prog_name="sesaku")


def _done_at_once() -> None:
    """Run what leaves nothing open behind: the process is taken apart by the system."""
    # Modules make a hundred thousand values that stay: to look through those for cycles again and
    # again was a tenth of the time.
    gc.set_threshold(_FEW_COLLECTIONS)
    try:
        sesaku(prog_name="sesaku")
    except SystemExit as end:
        _leave(end.code)
        raise


def _leave(code: object) -> None:
    """End the process. To let go of modules and arrays one by one was an eighth of the time.

    Returns, for Python to end it, where something else is running or was built, or the streams do
    not take what was written.
    """
    if not isinstance(code, int | None) or threading.active_count() > 1:
        return
    if "multiprocessing" in sys.modules:
        return
    with suppress(OSError, ValueError):
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # it was closed before the process began (`2>&-`)
                stream.flush()
        os._exit(code or 0)
