"""The fields of an open generation by name, each made when it is first asked for."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from indexer.index.segment import Segment
from indexer.whoosh.field import IndexedField
from indexer.whoosh.schema import TEXT_NAMES, VALUE_FIELDS
from indexer.whoosh.text_field import Counts, TextField
from indexer.whoosh.value_field import ValueField


class GenerationFields(Mapping[str, IndexedField]):
    """In the order of the names. Threads share it: what two of them make at once is the same."""

    def __init__(self, directory: Path) -> None:
        """Opens the files. Raises OSError."""
        self.segment = Segment(directory)
        self._made: dict[str, IndexedField] = {}

    def __getitem__(self, name: str) -> IndexedField:
        found = self._made.get(name)
        return found or self._made.setdefault(name, self._field(name))

    def __iter__(self) -> Iterator[str]:
        return iter(sorted((*TEXT_NAMES, *VALUE_FIELDS)))

    def __len__(self) -> int:
        return len(TEXT_NAMES) + len(VALUE_FIELDS)

    def _field(self, name: str) -> IndexedField:
        if name in TEXT_NAMES:
            return TextField(self.segment, self._counts, TEXT_NAMES.index(name))
        kind, values = VALUE_FIELDS[name]
        return ValueField(kind, values(self.segment))

    @cached_property
    def _counts(self) -> Counts:
        return Counts(self.segment)
