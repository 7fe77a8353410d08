"""What `sesaku serve` prepares before it answers: logs, what processes share, first searches."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from indexer.query.query import Query
from webui import Site, create_app
from webui.operations.log_file import append
from webui.operations.logs import set_up_logs
from webui.request.engine import LiveIndex
from webui.request.settings import Settings
from webui.serving.metrics import DIRECTORY as METRICS_DIRECTORY
from webui.site.settings import SiteProblem

# Searches before the site answers, and the seconds after which it does in any case.
WARMING_SEARCHES, WARMING_SECONDS = 40, 0.5


def open_logs(access_log: str | None, search_log: Path | None) -> None:
    """Begin to log. Raises a usage error for a file that cannot be written."""
    try:
        set_up_logs(access_log)
    except OSError as error:
        raise click.UsageError(f"--access-log: {error.filename}: {error.strerror}.") from error
    if search_log is not None:
        check_writable(search_log)


def check_writable(search_log: Path) -> None:
    """Raise a usage error when nothing can be appended to the search log."""
    try:
        append(search_log, "")
    except OSError as error:
        raise click.UsageError(f"--search-log: {error.filename}: {error.strerror}.") from error


@contextmanager
def shared_directory() -> Iterator[Path]:
    """Yield a directory in which the processes of this site count together, gone afterwards.

    Raises a usage error where nothing temporary can be written.
    """
    try:
        directory = TemporaryDirectory(prefix="sesaku-", ignore_cleanup_errors=True)
    except OSError as error:
        raise click.UsageError(
            f"{error.strerror or error} Set TMPDIR to a directory that this user may write to; "
            "for a service, PrivateTmp=true in its unit gives it one."
        ) from error
    with directory as shared:
        figures = Path(shared) / "metrics"
        figures.mkdir()
        os.environ[METRICS_DIRECTORY] = str(figures)
        try:
            yield Path(shared)
        finally:
            del os.environ[METRICS_DIRECTORY]


def application(settings: Settings, live_index: LiveIndex) -> Site:
    """Return the WSGI application of an index that is held from now on.

    Ends the command, naming every wrong setting of the site.
    """
    try:
        app = create_app(settings, live_index)
    except SiteProblem as error:
        for problem in error.problems:
            click.echo(f"sesaku: {problem}", err=True)
        raise click.exceptions.Exit(1) from error
    live_index.hold()
    return app


def warm(live_index: LiveIndex) -> None:
    """Search for what is typical, so that processes begin with what first searches load."""
    searcher, started = live_index.searcher(), time.monotonic()
    for term in searcher.key_terms(WARMING_SEARCHES):
        searcher.search(Query(term.text))
        if time.monotonic() - started > WARMING_SECONDS:
            break
