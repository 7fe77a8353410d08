"""The index that a command reads, opened."""

from pathlib import Path
from typing import TYPE_CHECKING

from indexer.commands.options import collection_or_shipped, index_or_default
from indexer.commands.output import note
from indexer.errors import FolderUnnamed
from indexer.locations import shipped_collection
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


def unnamed_in(index: Path) -> FolderUnnamed | None:
    """What speaks against the shipped collection in an index that was named: it has another one,
    and who names no folder does not mean to put the shipped in its place. None where nothing does.

    An index that is empty, or that cannot be read, says nothing of it.
    """
    from corpus import read_settings
    from indexer.errors import SesakuError
    from indexer.live import LiveIndex

    try:
        published = LiveIndex(index).searcher().collection
    except SesakuError:
        return None
    shipped, _ = read_settings(shipped_collection())
    is_shipped = (published.title, published.publisher) == (shipped.title, shipped.publisher)
    return None if is_shipped else FolderUnnamed(index, published.title)


def _build(collection: Path, directory: Path) -> None:
    from corpus import load
    from indexer.build.update import update_index
    from indexer.store.waiting import after_the_first_build

    loaded = load(collection)
    note(f"「{loaded.collection.title}」の索引がまだないので、いま作ります。")
    after_the_first_build(lambda: update_index(loaded, directory), directory, note)
