"""An index directory that tests build, with the collection that it is built from."""

from collections.abc import Sequence
from pathlib import Path

from corpus import Collection, Loaded, Program, SynonymRow
from indexer import update_index
from indexer.index.segment import Segment
from indexer.store.storage import Store


class Index:
    """An index directory and the collection that it is built from."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory / "index"
        self.collection = Collection(directory, "試験", areas=("区分",))

    def update(self, programs: Sequence[Program], synonyms: Sequence[SynonymRow] = (), **how: bool):
        loaded = Loaded(self.collection, tuple(programs), tuple(synonyms), ())
        return update_index(loaded, self.directory, **how)

    def files(self) -> dict[str, bytes]:
        """The files that searching reads."""
        generation = Store(self.directory).current()
        assert generation is not None
        return {
            path.name: path.read_bytes()
            for path in sorted(generation.path.iterdir())
            if path.suffix in (".npy", ".json", ".bin", ".jsonl") and path.name != "manifest.json"
        }

    def segment_path(self) -> Path:
        """The directory of the current generation."""
        generation = Store(self.directory).current()
        assert generation is not None
        return generation.path

    def segment(self) -> Segment:
        return Segment(self.segment_path())
