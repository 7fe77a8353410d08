"""Whether a collection was changed and nobody published that."""

import os
from copy import copy
from functools import partial
from pathlib import Path

from corpus import CorpusError, load
from indexer import SesakuError
from indexer.commands.failure import failure_of
from indexer.commands.watch import PATIENCE, Watch, no_answer
from indexer.hanging_drive import Asked
from indexer.remedies import with_folders
from webui.request.engine import Generation, LiveIndex, generation_of
from webui.site.check import check_site

REMEDY = "Run `sesaku index`, or serve with --watch."
READ_ONLY = "This server may not write the index."
# Seconds that a monitor is kept waiting for a look at the files; most give up after 5 or 10. What
# takes longer, a large collection or a drive that hangs, is told when it is known.
WAIT = 2.0

Reasons = tuple[str, ...]


class Unpublished:
    """The files of a collection, held against what is published each time that either changed."""

    def __init__(self, collection: Path, live_index: LiveIndex) -> None:
        self._collection = collection
        self._live_index = live_index
        # None until the files are looked at for the first time: their drive may not answer.
        self._watch: Watch | None = None
        self._generation: Generation | None = None
        self._reasons: Reasons = ()
        # Of which generation, and why the files are not what it has.
        self._asked = Asked[tuple[Generation | None, Reasons]]((None, ()))

    def settle(self, watch: Watch) -> None:
        """Take the files that ``watch`` knows for what is published.

        Whoever has just published them need not have each process read them again.
        """
        self._watch = copy(watch)
        self._generation = generation_of(self._live_index.searcher())

    def reasons(self, generation: Generation) -> Reasons:
        """Return why the files are not what is published; none where they are.

        ``generation`` is the published one. Files that changed since the last look are left to come
        to rest. While a look takes longer than WAIT, what the last one found is returned, and when
        it takes longer than a drive should, that.
        """
        seen, known = self._asked.ask(partial(self._looked, generation), WAIT)
        reasons = known if seen == generation else ()
        if self._asked.waiting < PATIENCE:
            return reasons
        return *reasons, *self._lines(no_answer(self._collection))

    def completed(self, text: str) -> str:
        """Return a text whose commands name the folders that are served."""
        return with_folders(text, (self._collection,), self._live_index.directory)

    def _looked(self, generation: Generation) -> tuple[Generation, Reasons]:
        if self._watch is None:
            self._watch = Watch(self._collection)
        if self._watch.changed() or generation != self._generation:
            self._generation, self._reasons = generation, self._compared()
        return generation, self._reasons

    def _lines(self, error: CorpusError | SesakuError) -> Reasons:
        failure = failure_of(error)
        return tuple(map(self.completed, failure.lines if failure else (str(error),)))

    def _compared(self) -> Reasons:
        try:
            if self._live_index.is_published(load(self._collection, [check_site])):
                return ()
        except (CorpusError, SesakuError) as error:
            return self._lines(error)
        remedy = self.completed(REMEDY)
        told = f"{self._collection}: what was changed here is not published. {remedy}"
        is_writable = os.access(self._live_index.directory, os.W_OK)
        return (told,) if is_writable else (told, READ_ONLY)
