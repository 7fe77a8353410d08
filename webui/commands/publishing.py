"""What `sesaku serve` publishes: the collection before it answers, and what is saved later."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from corpus import CorpusError, load_joined
from indexer import LiveIndex, SesakuError, Update, update_index
from indexer.commands.failure import failure_of
from indexer.commands.opening import unnamed_in
from indexer.commands.output import note
from indexer.commands.watch import Watch, follow
from indexer.locations import shipped_collection
from indexer.store.waiting import after_the_first_build
from webui.commands.apart import apart
from webui.operations.refused import note_refused
from webui.site.check import check_site


def up_to_date(directories: Sequence[Path], index: Path) -> tuple[LiveIndex, bool]:
    """Return the index of the collections, and whether it could be brought up to date. Without any
    that is the shipped one, unless the index has another.

    When it could not (the collection has errors, another process is publishing, the directory
    cannot be written) and an index is there, that one serves and the reason is printed. Where there
    is none yet, another process's build is waited for. Raises the reason when there is none then.

    The memory of a build stays in the process that did it; this one is the one that others are
    forked from, so another builds.
    """

    if not directories and (unnamed := unnamed_in(index)):
        return _as_it_is(index, unnamed), False
    directories = directories or (shipped_collection(),)

    def publish() -> Update:
        return update_index(load_joined(directories, [check_site]), index)

    try:
        update = after_the_first_build(lambda: apart(publish) or publish(), index, note)
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
