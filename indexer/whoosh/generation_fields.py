"""The fields of an open generation by name, each made when it is first asked for."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from indexer.index.collection_info import columns_of
from indexer.index.segment import Segment
from indexer.whoosh.field import IndexedField
from indexer.whoosh.schema import FieldTable
from indexer.whoosh.text_field import Counts, TextField
from indexer.whoosh.value_field import ValueField


class GenerationFields(Mapping[str, IndexedField]):
    """In the order of the names. Threads share it: what two of them make at once is the same."""

    def __init__(self, directory: Path) -> None:
        """Opens the files. Raises OSError."""
        self.segment = Segment(directory)
        self.table = FieldTable(columns_of(self.segment.collection))
        self._made: dict[str, IndexedField] = {}

    def __getitem__(self, name: str) -> IndexedField:
        found = self._made.get(name)
        return found or self._made.setdefault(name, self._field(name))

    def __iter__(self) -> Iterator[str]:
        return iter(sorted((*self.table.texts, *self.table.values)))

    def __len__(self) -> int:
        return len(self.table.texts) + len(self.table.values)

    def _field(self, name: str) -> IndexedField:
        if name in self.table.texts:
            return TextField(self.segment, self._counts, self.table.texts.index(name))
        kind, values = self.table.values[name]
        return ValueField(kind, values(self.segment))

    @cached_property
    def _counts(self) -> Counts:
        return Counts(self.segment)
