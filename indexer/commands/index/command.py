"""``sesaku index``: the index brought up to date with its collection."""

import threading
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from indexer.commands.engine import alias_option, engine_option, publish, settings_of, told
from indexer.commands.failure import failure_of
from indexer.commands.index.text import render_update
from indexer.commands.opening import unnamed_in
from indexer.commands.options import (
    collection_or_shipped,
    collections_argument,
    first_of,
    index_option,
    index_or_default,
    json_option,
)
from indexer.commands.output import note, write_json

if TYPE_CHECKING:
    from corpus import CorpusError
    from indexer.build.update import Update
    from indexer.cluster.writing.publishing import Outcome
    from indexer.errors import SesakuError


@click.command(short_help="Publish what changed in a collection.")
@collections_argument
@click.option("--full", is_flag=True, help="Analyse every program anew.")
@click.option("--force", is_flag=True, help="Publish even if more than half would go or be others.")
@click.option("--watch", is_flag=True, help="Go on, and publish whenever a file was saved.")
@click.option(
    "--snapshot",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="OUT",
    help="Write the site as files there after publishing; see `sesaku snapshot`.",
)
@json_option
@index_option
@engine_option
@alias_option
def index(
    collections: tuple[Path, ...],
    full: bool,
    force: bool,
    watch: bool,
    snapshot: Path | None,
    as_json: bool,
    index: Path | None,
    nodes: tuple[str, ...],
    alias: str | None,
) -> None:
    """Bring the index up to date with the collection in DIR and publish it.

    Only what changed is analysed; searchers see the old index or the new one, never half of one.
    Prints what was added, changed and removed. Nothing is published when nothing changed, or when
    the collection has errors.

    Several DIRs become one index, in which every program knows whose it is (自治体) and of which
    year (年度). With --engine, or [engine] in collection.toml, it is then published in a cluster.

    \b
    Examples:
      sesaku index
      sesaku index my-plan --watch
      sesaku index my-plan --index /srv/sesaku/my-plan --json
      sesaku index city-a city-b --index /srv/sesaku/region
    """
    collection = first_of(collections, index)
    if watch and len(collections) > 1:
        raise click.UsageError("--watch follows one collection; name the others in turn.")
    if watch and as_json:
        raise click.UsageError("--watch and --json exclude each other: JSON is one document.")
    directory = index_or_default(index, collection)
    if not (collections or force) and (unnamed := unnamed_in(directory)):
        raise unnamed
    publisher = _Publisher(collections or (collection_or_shipped(None),), directory, nodes, alias)
    publisher.snapshot = snapshot
    if watch:
        publisher.follow(full, force)
    else:
        publisher.publish(full, force, as_json)


class _Publisher:
    """Publishes one collection into one index directory and says what happened."""

    def __init__(
        self,
        collections: tuple[Path, ...],
        directory: Path,
        nodes: tuple[str, ...],
        alias: str | None,
    ) -> None:
        self._collections = collections
        self._collection = collections[0]
        self._directory = directory
        self._nodes = nodes
        self._alias = alias
        # Where the site is written as files after publishing; None for nowhere.
        self.snapshot: Path | None = None

    @property
    def _named(self) -> Path:
        """What a cluster calls them by default: the folder, or the index of several."""
        return self._directory if len(self._collections) > 1 else self._collection

    def publish(self, full: bool, force: bool, as_json: bool = False) -> None:
        """Update once. Raises CorpusError and SesakuError."""
        from corpus import load_joined
        from indexer.build.update import update_index
        from indexer.commands.checks import registered_checks
        from indexer.commands.progress import progress_bar

        loaded = load_joined(self._collections, registered_checks())
        site = loaded.collection.site
        # What is wrong with the cluster's settings is said before anything is written.
        settings = settings_of(self._nodes, self._alias, self._named, site)
        with progress_bar() as progress:
            update = update_index(
                loaded, self._directory, full=full, force=force, progress=progress
            )
        outcome = publish(self._directory, settings, force) if settings else None
        self._tell(update, as_json, outcome)
        self._write_snapshot()

    def _write_snapshot(self) -> None:
        """Write the site as files, if that is asked for. Raises SesakuError and OSError."""
        if self.snapshot is not None:
            from indexer.commands.snapshots import registered_snapshot

            registered_snapshot()(self._collection, self._directory, self.snapshot)
            note(f"{self.snapshot} に書き出しました。")

    def _write_again(self) -> None:
        """Write the snapshot; what keeps it from that does not end the watch."""
        from indexer.errors import SesakuError

        try:
            self._write_snapshot()
        except (SesakuError, OSError) as error:
            if failure := failure_of(error):
                failure.show()

    def follow(self, full: bool, force: bool) -> None:
        """Update now and whenever a file changed, until interrupted; problems do not end it."""
        from corpus import CorpusError
        from indexer.commands.watch import Watch, follow, is_passing
        from indexer.errors import SesakuError

        watch = Watch(self._collection)
        settled = True
        try:
            self.publish(full, force)
        except (CorpusError, SesakuError) as error:
            self._report(error)
            settled = not is_passing(error)
        note(f"{self._collection} の変更を待っています（終わるには Ctrl+C）。")
        try:
            follow(watch, self._directory, self._report, threading.Event(), settled)
        except KeyboardInterrupt:
            note("終わりました。")

    def _report(self, outcome: "Update | CorpusError | SesakuError") -> None:
        if not isinstance(outcome, Exception):
            self._tell(outcome, as_json=False)
            if outcome.published:
                self._write_again()
        elif failure := failure_of(outcome):
            failure.show()

    def _tell(self, update: "Update", as_json: bool, outcome: "Outcome | None" = None) -> None:
        from indexer.commands.index.changes import changes_of

        changes = changes_of(update, self._directory)
        if as_json:
            engine = {"engine": asdict(outcome)} if outcome else {}
            write_json({"index": str(self._directory), **changes.as_json(), **engine})
            return
        click.echo(render_update(changes))
        if outcome:
            click.echo(told(outcome))
