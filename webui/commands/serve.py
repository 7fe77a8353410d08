"""The command ``serve``: brings the index up to date and answers HTTP."""

from functools import partial
from pathlib import Path
from typing import Any

import click

from corpus import Collection
from indexer.commands.engine import alias_option, engine_option, opened, settings_of
from indexer.commands.opening import unnamed_in
from indexer.commands.options import (
    collection_or_shipped,
    collections_argument,
    first_of,
    index_option,
    index_or_default,
)
from indexer.commands.output import note
from indexer.commands.watch import Watch
from webui.commands.publishing import publish_changes, up_to_date
from webui.commands.serve_options import settings_options
from webui.commands.starting import application, open_logs, shared_directory, warm
from webui.operations.health import settle
from webui.request.settings import Settings
from webui.serving.answering import answer
from webui.serving.base_path import base_path_of
from webui.serving.listening import address_of, listen
from webui.serving.machine import fitting_workers
from webui.serving.processes import can_fork

# Python computes in one thread of a process at a time, and nobody's slowness holds one up; the
# second keeps a search of many words from standing in the way of all others.
THREADS = 2
UNTITLED = (
    "題名がまだないので、フォルダーの名前「{title}」が出ます。"
    "collection.toml に title を書いてください。"
)


@click.command()
@collections_argument
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port to listen on; 0 takes any free one.",
)
@index_option
@engine_option
@alias_option
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
@settings_options
@click.option(
    "--access-log",
    metavar="FILE",
    help="Append one JSON line for each answer, without addresses and queries; - for stderr.",
)
def serve(
    collections: tuple[Path, ...],
    host: str,
    port: int,
    index: Path | None,
    nodes: tuple[str, ...],
    alias: str | None,
    workers: int | None,
    threads: int,
    watch: bool,
    access_log: str | None,
    **site: Any,
) -> None:
    """Serve the collection in DIR, or those in several as one: pages, API, embedding.

    Builds the index when it is missing or stale, then prints the address. While the server runs,
    `sesaku index` (or --watch) publishes changes without interrupting it. With --engine, what is
    published in a cluster is served, from any number of machines, and nothing is built.

    \b
    Examples:
      sesaku serve
      sesaku serve my-plan --port 8080 --watch
    """
    collection = first_of(collections, index)
    if watch and len(collections) > 1:
        raise click.UsageError("--watch follows one collection; publish several by sesaku index.")
    cluster = settings_of(nodes, alias, collection, {})
    if cluster and watch:
        raise click.UsageError("--watch and --engine exclude each other: serve only reads there.")
    directory = collection_or_shipped(collection)
    index = index_or_default(index, collection)
    unnamed = None if collections or cluster else unnamed_in(index)
    if unnamed and watch:
        raise unnamed
    open_logs(access_log, site["search_log"])
    workers = processes(workers)
    with shared_directory() as shared:
        at_hand = None if cluster or unnamed or len(collections) > 1 else directory
        settings = Settings(collection=at_hand, shared=shared, workers=workers, **site)
        # Taken before the files are read: what is saved in between is seen as a change.
        watched = Watch(directory)
        live_index, settled = opened(cluster) if cluster else up_to_date(collections, index)
        app = application(settings, live_index)
        if settled:
            settle(app, watched)
        warm(live_index)
        title = live_index.searcher().collection.title
        listening = listen(host, port, workers)
        base = base_path_of(settings.base_path)
        address = address_of(listening[0], host).rstrip("/") + base + "/"
        if at_hand and not Collection(at_hand, title).is_titled:
            note(UNTITLED.format(title=title))
        click.echo(f"sesaku: {title} {address}")
        publish = partial(publish_changes, watched, index, shared, settled) if watch else None
        answer(app, listening, workers, threads, live_index.begin, publish)


def processes(asked: int | None) -> int:
    """Return how many processes answer; one where the system cannot fork, which is said."""
    if asked and asked > 1 and not can_fork():
        click.echo("sesaku: このシステムでは1つのプロセスで答えます。", err=True)
        return 1
    return asked or fitting_workers()
