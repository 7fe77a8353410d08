"""Whether a collection was changed and nobody published that."""

import os
from copy import copy
from pathlib import Path

from corpus import CorpusError, load
from indexer import SesakuError
from indexer.commands.failure import failure_of
from indexer.commands.watch import Watch
from indexer.remedies import with_folders
from webui.request.engine import Generation, LiveIndex, generation_of
from webui.site.check import check_site

REMEDY = "Run `sesaku index`, or serve with --watch."
READ_ONLY = "This server may not write the index."


class Unpublished:
    """The files of a collection, held against what is published each time that either changed."""

    def __init__(self, collection: Path, live_index: LiveIndex) -> None:
        self._collection = collection
        self._live_index = live_index
        self._watch = Watch(collection)
        self._generation: Generation | None = None
        self._reasons: tuple[str, ...] = ()

    def settle(self, watch: Watch) -> None:
        """Take the files that ``watch`` knows for what is published.

        Whoever has just published them need not have each process read them again.
        """
        self._watch = copy(watch)
        self._generation = generation_of(self._live_index.searcher())

    def reasons(self, generation: Generation) -> tuple[str, ...]:
        """Return why the files are not what is published; none where they are.

        ``generation`` is the published one. Files that changed since the last look are left to come
        to rest.
        """
        if self._watch.changed() or generation != self._generation:
            self._generation = generation
            self._reasons = self._compared()
        return self._reasons

    def completed(self, text: str) -> str:
        """Return a text whose commands name the folders that are served."""
        return with_folders(text, (self._collection,), self._live_index.directory)

    def _compared(self) -> tuple[str, ...]:
        try:
            if self._live_index.is_published(load(self._collection, [check_site])):
                return ()
        except (CorpusError, SesakuError) as error:
            failure = failure_of(error)
            return tuple(map(self.completed, failure.lines if failure else (str(error),)))
        remedy = self.completed(REMEDY)
        told = f"{self._collection}: what was changed here is not published. {remedy}"
        is_writable = os.access(self._live_index.directory, os.W_OK)
        return (told,) if is_writable else (told, READ_ONLY)
