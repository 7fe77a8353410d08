"""What only all programs of a table together tell: ids and names that several have, references."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress

from corpus import columns
from corpus.dated_id import id_of_date
from corpus.errors import Problem
from corpus.record import Program

# An id stands in an address as it is: the characters that RFC 3986 never escapes.
_URL_SAFE = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,99}")


class Identities:
    """Gathers the ids, names and references of a table's programs, and nothing else of them."""

    def __init__(
        self, file: str, row_numbers: Sequence[int], row_name: Callable[[int], str]
    ) -> None:
        """Takes the number of each row, and what a text calls a row of such a number."""
        self._file = file
        self._row_numbers = row_numbers
        self._row_name = row_name
        self._ids: list[str] = []
        self._names: list[str] = []
        # A program has its name in every year.
        self._years: list[str] = []
        # What the programs that are reposts repeat, by their places.
        self._reposts: dict[int, str] = {}

    def add(self, programs: Iterable[Program]) -> None:
        """Adds programs behind all others."""
        for program in programs:
            if program.repost_of is not None:
                self._reposts[len(self._ids)] = program.repost_of
            self._ids.append(program.id)
            self._names.append(program.name)
            self._years.append(program.text_of(columns.YEAR))

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with the programs that were added, kind by kind."""
        yield from self._of_ids()
        yield from self._of_names()
        yield from self._of_references()

    def _of_ids(self) -> Iterator[Problem]:
        """Yield ids that are empty, not fit for an address, or not the only ones."""
        ids, rows = self._ids, self._row_numbers
        if len(set(ids)) == len(ids) and all(map(_URL_SAFE.fullmatch, ids)):
            return
        first: dict[str, int] = {}
        for place, id_ in enumerate(ids):
            if fault := _fault_of_id(id_):
                yield Problem(self._file, rows[place], columns.ID, id_, *fault)
            elif id_ in first:
                reason = f"IDが{self._row_name(rows[first[id_]])}と重なっています。"
                remedy = "どちらかのIDを変えてください。"
                yield Problem(self._file, rows[place], columns.ID, id_, reason, remedy)
            first.setdefault(id_, place)

    def _of_names(self) -> Iterator[Problem]:
        """Yield names that are empty, or another's without being marked as its repost."""
        names, rows = self._names, self._row_numbers
        if len(set(names)) == len(names) and all(names):
            return
        originals = (place not in self._reposts for place in range(len(names)))
        counts = Counter(compress(zip(self._years, names, strict=True), originals))
        for place, name in enumerate(names):
            if not name:
                reason, remedy = "名称が空です。", "名称を書いてください。"
                yield Problem(self._file, rows[place], columns.NAME, "", reason, remedy)
            elif counts[self._years[place], name] > 1 and place not in self._reposts:
                reason = "同じ名称の施策がほかにもあります。"
                remedy = "同じ施策の再掲なら、再掲元IDを書いてください。"
                yield Problem(
                    self._file, rows[place], columns.NAME, name, reason, remedy, "warning"
                )

    def _of_references(self) -> Iterator[Problem]:
        """Yield reposts whose original is missing, a repost itself, or the same program."""
        places = {id_: place for place, id_ in enumerate(self._ids)} if self._reposts else {}
        for place, original_id in self._reposts.items():
            original = places.get(original_id)
            if original is None or original == place:
                reason = "再掲元がありません。再掲ではないものとして扱います。"
            elif original in self._reposts:
                reason = "再掲元もまた再掲です。"
            else:
                continue
            remedy = "もとの施策のIDを書くか、空にしてください。"
            row, column = self._row_numbers[place], columns.REPOST_OF
            yield Problem(self._file, row, column, original_id, reason, remedy, "warning")


def _fault_of_id(id_: str) -> tuple[str, str] | None:
    """Return what is wrong with an id as such, and the remedy; None where nothing is."""
    if not id_:
        return "IDが空です。", "ほかと重ならないIDを書いてください。"
    if id_of_date(id_) is not None:
        remedy = "Excelが日付に変えたIDなら、sesaku import で取り込むともとに戻ります。"
        return "IDが日付になっています。", remedy
    if not _URL_SAFE.fullmatch(id_):
        remedy = "半角の英数字と - _ . ~ だけを使い、100字以内にしてください（先頭の . は不可）。"
        return "アドレスに使えないIDです。", remedy
    return None
