"""The value of each program in a field, for Whoosh's sorting and grouping."""

from typing import Any

from whoosh.columns import ColumnReader

from indexer.whoosh.value_field import Values


class ValueColumn(ColumnReader):
    """The first value of each program as Whoosh's field type orders it; its default without one."""

    def __init__(self, kind: Any, given: Values, column: Any, programs: int) -> None:
        self._default = column.default_value()
        self._values = [*map(kind.to_column_value, given.values), self._default]
        self._numbers = [len(given.values)] * programs
        for doc, number in zip(
            given.docs[::-1].tolist(), given.numbers[::-1].tolist(), strict=True
        ):
            self._numbers[doc] = number
        self._reverse = False

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, docnum: int) -> Any:
        return self._values[self._numbers[docnum]]

    def __iter__(self) -> Any:
        return (self._values[number] for number in self._numbers)

    def sort_key(self, docnum: int) -> Any:
        return -self[docnum] if self._reverse else self[docnum]

    def set_reverse(self) -> None:
        """Only numbers are asked for so; Whoosh turns other values itself."""
        self._reverse = True
