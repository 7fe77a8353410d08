"""The index that a command reads, opened."""

from pathlib import Path
from typing import TYPE_CHECKING

from indexer.commands.options import collection_or_shipped, index_or_default
from indexer.commands.output import note
from indexer.store.storage import Store

if TYPE_CHECKING:
    from indexer.search import Searcher


def open_searcher(index: Path | None, collection: Path | None) -> "Searcher":
    """The searcher of the index that was asked for.

    A collection that was never indexed in its default place is indexed first, which is said on
    standard error; where somebody else is at it, that is waited for. An index directory that
    somebody named is never written to: raises IndexUnusable when there is no index in it, and for
    any index that cannot be read.
    """
    from indexer.live import LiveIndex

    directory = index_or_default(index, collection)
    if index is None and Store(directory).published() is None:
        _build(collection_or_shipped(collection), directory)
    return LiveIndex(directory).searcher()


def _build(collection: Path, directory: Path) -> None:
    from corpus import load
    from indexer.build.update import update_index
    from indexer.store.waiting import after_the_first_build

    loaded = load(collection)
    note(f"「{loaded.collection.title}」の索引がまだないので、いま作ります。")
    after_the_first_build(lambda: update_index(loaded, directory), directory, note)
