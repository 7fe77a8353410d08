"""The command ``serve``: brings the index up to date and answers HTTP."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from corpus import CorpusError, load
from indexer import LiveIndex, SesakuError, Update, update_index
from indexer.commands.failure import failure_of
from indexer.commands.options import (
    collection_argument,
    collection_or_shipped,
    index_option,
    index_or_default,
)
from indexer.commands.watch import Watch, follow
from indexer.query.query import Query
from webui import Site, create_app
from webui.operations.logs import set_up_logs
from webui.operations.refused import note_refused
from webui.operations.search_log import append
from webui.request.settings import IPV6_PREFIX, Settings
from webui.serving.answering import answer
from webui.serving.base_path import base_path_of
from webui.serving.hosts import names_of
from webui.serving.limits import parse_limit
from webui.serving.listening import address_of, listen
from webui.serving.machine import fitting_workers
from webui.serving.metrics import DIRECTORY as METRICS_DIRECTORY
from webui.serving.processes import can_fork
from webui.serving.proxies import networks_of
from webui.site.check import check_site
from webui.site.settings import SiteProblem

# Python computes in one thread of a process at a time, and nobody's slowness holds one up; the
# second keeps a search of many words from standing in the way of all others.
THREADS = 2
# Searches before the site answers, and the seconds after which it does in any case.
WARMING_SEARCHES, WARMING_SECONDS = 40, 0.5


def checked_by(parse: Callable[[Any], object], wanted: str) -> Callable[..., Any]:
    """Return an option's callback that refuses what ``parse`` raises ValueError for."""

    def check(ctx: click.Context, option: click.Parameter, value: Any) -> Any:
        try:
            parse(value)
        except ValueError as error:
            given = value if isinstance(value, str) else "、".join(value)
            raise click.BadParameter(f"{given!r} is not {wanted}.") from error
        return value

    return check


@click.command()
@collection_argument
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port to listen on; 0 takes any free one.",
)
@index_option
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    help="Processes that answer. Default: one for each processor core, as memory allows.",
)
@click.option(
    "--threads",
    default=THREADS,
    show_default=True,
    type=click.IntRange(1, 256),
    help="Answers that each of them makes at a time.",
)
@click.option("--watch", is_flag=True, help="Publish the collection whenever its files change.")
@click.option(
    "--trusted-host",
    "trusted_hosts",
    multiple=True,
    metavar="NAME",
    callback=checked_by(names_of, "the name of a host"),
    help="Answer only to this host name; repeatable. Default: any.",
)
@click.option(
    "--trusted-proxy",
    "trusted_proxies",
    multiple=True,
    metavar="ADDRESS",
    callback=checked_by(networks_of, "an address or a network like 10.0.0.0/8"),
    help="Believe X-Forwarded-For, -Proto, -Prefix from this address or network; repeatable.",
)
@click.option(
    "--base-path",
    default="",
    metavar="PATH",
    callback=checked_by(base_path_of, "a path like /plan"),
    help="Path that the site lives below, as /plan for https://city.example.jp/plan/.",
)
@click.option(
    "--rate-limit",
    metavar="LIMIT",
    callback=checked_by(parse_limit, "a limit like 100/minute"),
    help="How much one client may ask for, as 100/minute; empty for no limit.",
)
@click.option(
    "--ipv6-prefix",
    default=IPV6_PREFIX,
    show_default=True,
    type=click.IntRange(1, 128),
    help="Bits of an address of IPv6 that are one client's network.",
)
@click.option(
    "--access-log",
    metavar="FILE",
    help="Append one JSON line for each answer, without addresses and queries; - for stderr.",
)
@click.option(
    "--search-log",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Append the words of searches and how many programs they found; see `sesaku queries`.",
)
def serve(
    collection: Path | None,
    host: str,
    port: int,
    index: Path | None,
    workers: int | None,
    threads: int,
    watch: bool,
    trusted_hosts: tuple[str, ...],
    trusted_proxies: tuple[str, ...],
    base_path: str,
    rate_limit: str | None,
    ipv6_prefix: int,
    access_log: str | None,
    search_log: Path | None,
) -> None:
    """Serve the collection in DIR: pages, API, embedding.

    Builds the index when it is missing or stale, then prints the address. While the server runs,
    `sesaku index` (or --watch) publishes changes without interrupting it.

    \b
    Examples:
      sesaku serve
      sesaku serve my-plan --port 8080 --watch
    """
    directory = collection_or_shipped(collection)
    index = index_or_default(index, collection)
    open_logs(access_log, search_log)
    if workers and workers > 1 and not can_fork():
        click.echo("sesaku: このシステムでは1つのプロセスで答えます。", err=True)
        workers = 1
    workers = workers or fitting_workers()
    with shared_directory() as shared:
        settings = Settings(
            trusted_hosts,
            search_log,
            directory,
            rate_limit,
            trusted_proxies,
            shared,
            workers,
            base_path,
            ipv6_prefix,
        )
        # Taken before the files are read: what is saved in between is seen as a change.
        watched = Watch(directory)
        live_index, settled = up_to_date(directory, index)
        app = application(settings, live_index)
        warm(live_index)
        title = live_index.searcher().collection.title
        listening = listen(host, port, workers)
        address = address_of(listening[0], host).rstrip("/") + base_path_of(base_path) + "/"
        click.echo(f"sesaku: {title} {address}")
        publish = partial(publish_changes, watched, index, shared, settled) if watch else None
        answer(app, listening, workers, threads, publish)


def up_to_date(directory: Path, index: Path) -> tuple[LiveIndex, bool]:
    """Return the index of the collection, and whether it could be brought up to date.

    When it could not (the collection has errors, another process is publishing, the directory
    cannot be written) and an index is there, that one serves and the reason is printed. Raises the
    reason when there is none.
    """
    try:
        update = update_index(load(directory, [check_site]), index)
    except (CorpusError, SesakuError) as error:
        return _as_it_is(index, error), False
    if update.published:
        _tell_published(update)
    return LiveIndex(index), True


def _as_it_is(index: Path, reason: CorpusError | SesakuError) -> LiveIndex:
    try:
        live_index = LiveIndex(index)
    except SesakuError:
        raise reason from None
    _tell(reason)
    click.echo("sesaku: 前に公開したままで動かします。", err=True)
    return live_index


def _tell_published(update: Update) -> None:
    said = f"世代{update.generation}を公開しました: {update.records:,}件"
    click.echo(f"sesaku: {said}", err=True)


def _tell(error: Exception) -> None:
    for line in _lines(error):
        click.echo(f"sesaku: {line}", err=True)


def _lines(error: Exception) -> tuple[str, ...]:
    failure = failure_of(error)
    return tuple(failure.lines) if failure else (str(error),)


def application(settings: Settings, live_index: LiveIndex) -> Site:
    """Return the WSGI application. Ends the command, naming every wrong setting of the site."""
    try:
        return create_app(settings, live_index)
    except SiteProblem as error:
        for problem in error.problems:
            click.echo(f"sesaku: {problem}", err=True)
        raise click.exceptions.Exit(1) from error


def warm(live_index: LiveIndex) -> None:
    """Search for what is typical, so that processes begin with what first searches load."""
    searcher, started = live_index.searcher(), time.monotonic()
    for term in searcher.telling_terms(WARMING_SEARCHES):
        searcher.search(Query(term.text))
        if time.monotonic() - started > WARMING_SECONDS:
            break


def publish_changes(watched: Watch, index: Path, shared: Path, settled: bool) -> None:
    """Publish the collection whenever its files change, without end.

    ``settled`` tells that there is nothing to publish yet. Why something is not published stands at
    ``/healthz`` until an update succeeds.
    """

    def report(outcome: Any) -> None:
        failed = isinstance(outcome, Exception)
        note_refused(shared, _lines(outcome) if failed else ())
        if failed:
            _tell(outcome)
        elif outcome.published:
            _tell_published(outcome)

    follow(watched, index, report, threading.Event(), settled)


@contextmanager
def shared_directory() -> Iterator[Path]:
    """Yield a directory in which the processes of this site count together, gone afterwards."""
    with TemporaryDirectory(prefix="sesaku-", ignore_cleanup_errors=True) as shared:
        figures = Path(shared) / "metrics"
        figures.mkdir()
        os.environ[METRICS_DIRECTORY] = str(figures)
        try:
            yield Path(shared)
        finally:
            del os.environ[METRICS_DIRECTORY]


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
