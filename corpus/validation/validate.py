"""What is wrong with programs as records: identity, names of areas, characters, lengths."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from corpus import columns
from corpus.areas import beginnings
from corpus.collection import Collection
from corpus.errors import Problem, Severity
from corpus.reader import ProgramTable
from corpus.record import Program
from corpus.text.characters import bad_places, describe_bad_character, find_bad_character
from corpus.text.lookalikes import replaced
from corpus.validation.identities import Identities
from corpus.web_address import is_web_address

# Programs that are looked at together.
_AT_A_TIME = 4_000

# Names of programs have up to 70 characters in the plans we know, texts up to 400.
_LONG_NAME = 200
_LONG_TEXT = 5_000
# Where databases and forms cut a text without a word.
_CUT_LENGTHS = frozenset({255, 256, 1000, 1023, 1024, 2000, 4000, 32_767})
_SENTENCE_ENDS = frozenset("。．.！？!?）)」』】］〕％%")
_CUT_ENDS = frozenset("、，（(「『【［〔")


def validate(
    table: ProgramTable, collection: Collection, row_name: Callable[[int], str] = "{}行".format
) -> tuple[Problem, ...]:
    """Return every error and warning of the programs, in the order of the rows.

    ``row_name`` says what a text calls a row, by its number in the table.

    Areas and departments are checked only where the collection lists them. Empty areas and
    departments are right: not every body has them. Costs about 3 µs a row.
    """
    whole = Identities(table.file, table.row_numbers, row_name)
    of_rows: list[Problem] = []
    for first in range(0, len(table.programs), _AT_A_TIME):
        programs = table.programs[first : first + _AT_A_TIME]
        whole.add(programs)
        of_rows += _Rows(table, collection, programs, first).problems()
    found = (*whole.problems(), *of_rows)
    return tuple(sorted(found, key=lambda problem: (problem.row or 0, problem.severity)))


class _Rows:
    """Checks some rows: a column as a whole first, and single ones only where that finds something.

    ``programs`` are those of the table from number ``first`` on.
    """

    def __init__(
        self, table: ProgramTable, collection: Collection, programs: Sequence[Program], first: int
    ) -> None:
        self.table = table
        self.collection = collection
        self.programs = programs
        self.first = first

    def problems(self) -> Iterator[Problem]:
        yield from self._listed()
        yield from self._characters()
        yield from self._lookalikes()
        yield from self._addresses()
        yield from self._misfits()
        yield from self._lengths()

    def _problem(
        self,
        place: int,
        column: str,
        value: str,
        reason: str,
        remedy: str,
        severity: Severity = "error",
    ) -> Problem:
        """Return a problem of the program at that place among these."""
        row = self.table.row_numbers[self.first + place]
        return Problem(self.table.file, row, column, value, reason, remedy, severity)

    def _listed(self) -> Iterator[Problem]:
        """Yield areas and departments that the collection does not list."""
        listed = self.collection.areas
        areas = [_listed_part(program.area, listed) for program in self.programs]
        for place in self._unlisted(areas, listed):
            reason = "collection.toml の areas にない展開方向です。"
            remedy = "書き方をそろえるか、areas に加えてください。"
            yield self._problem(place, columns.AREA, areas[place], reason, remedy)
        departments = [program.department for program in self.programs]
        for place in self._unlisted(departments, self.collection.departments):
            reason = "collection.toml の departments にない部局です。並びの最後に置きます。"
            remedy = "書き方をそろえるか、departments に加えてください。"
            yield self._problem(
                place, columns.DEPARTMENT, departments[place], reason, remedy, "warning"
            )

    @staticmethod
    def _unlisted(names: Sequence[str], listed: Sequence[str]) -> list[int]:
        """Return where a name stands that is not listed; nowhere where there is no list."""
        unknown = set(names) - {"", *listed} if listed else set()
        return [place for place, name in enumerate(names) if name in unknown] if unknown else []

    def _characters(self) -> Iterator[Problem]:
        """Yield characters that no text should have, one problem for each cell."""
        for column, places, texts in self._texts():
            for at in bad_places(texts):
                if bad := find_bad_character(texts[at]):
                    reason, around = describe_bad_character(texts[at], *bad)
                    remedy = "文字を消すか、打ち直してください。"
                    yield self._problem(places[at], column, around, reason, remedy, bad[1])

    def _lookalikes(self) -> Iterator[Problem]:
        """Yield katakana words with hiragana or kanji in them, as scanned text has them."""
        for column, places, texts in self._texts():
            # Most columns have few different texts, or none that is Japanese.
            found = {text: replaced(text) for text in set(texts) if not text.isascii()}
            if not any(found.values()):
                continue
            for place, text in zip(places, texts, strict=True):
                for written, meant in found.get(text, ()):
                    reason = "カタカナの語に、形の似たひらがなか漢字が入っています。"
                    remedy = f"「{meant}」なら打ち直してください（検索では同じ語として扱います）。"
                    yield self._problem(place, column, written, reason, remedy, "warning")

    def _texts(self) -> Iterator[tuple[str, Sequence[int], list[str]]]:
        """Yield each heading of a column of text with the texts in it, and their places."""
        places = range(len(self.programs))
        yield columns.ID, places, [program.id for program in self.programs]
        yield columns.AREA, places, [program.area for program in self.programs]
        yield columns.NAME, places, [program.name for program in self.programs]
        yield columns.SUMMARY, places, [program.summary for program in self.programs]
        yield columns.TARGETS, places, [program.targets for program in self.programs]
        yield columns.DEPARTMENT, places, [program.department for program in self.programs]
        yield columns.DIVISION, places, ["、".join(program.divisions) for program in self.programs]
        yield columns.KEYWORDS, places, ["、".join(program.keywords) for program in self.programs]
        yield columns.URL, places, [program.url for program in self.programs]
        for column in self.collection.columns:
            yield column.heading, *self._own[column.heading]

    @cached_property
    def _own(self) -> Mapping[str, tuple[list[int], list[str]]]:
        """Places and texts of the collection's own columns, by their headings.

        Of all columns at once: looked up one by one in each program, the time would grow with the
        square of their number.
        """
        found: dict[str, tuple[list[int], list[str]]] = {
            column.heading: ([], []) for column in self.collection.columns
        }
        for place, program in enumerate(self.programs):
            for heading, text in program.extra:
                if heading in found:
                    found[heading][0].append(place)
                    found[heading][1].append(text)
        return found

    def _addresses(self) -> Iterator[Problem]:
        """Yield addresses that are not of the web; another kind could run code in a browser."""
        for place, url in enumerate([program.url for program in self.programs]):
            if url and not is_web_address(url):
                remedy = "http:// か https:// で始まるアドレスを書くか、空にしてください。"
                yield self._problem(
                    place, columns.URL, url, "ウェブページのアドレスではありません。", remedy
                )

    def _misfits(self) -> Iterator[Problem]:
        """Yield cells of the collection's own columns that are not of their kind."""
        for column in self.collection.columns:
            known: dict[str, str | None] = {}
            for place, text in zip(*self._own[column.heading], strict=True):
                if text not in known:
                    known[text] = column.misfit(text)
                if reason := known[text]:
                    remedy = "直すか、collection.toml の kind を変えてください。"
                    yield self._problem(place, column.heading, text, reason, remedy, "warning")

    def _lengths(self) -> Iterator[Problem]:
        """Yield texts that are suspiciously long or look cut off."""
        yield from self._long(columns.NAME, [p.name for p in self.programs], _LONG_NAME)
        for column, texts in (
            (columns.SUMMARY, [program.summary for program in self.programs]),
            (columns.TARGETS, [program.targets for program in self.programs]),
        ):
            yield from self._long(column, texts, _LONG_TEXT)
            for place in _cut_places(texts):
                reason = "途中で切れているように見えます。"
                remedy = "もとの資料と比べ、続きがあれば補ってください。"
                yield self._problem(place, column, texts[place][-20:], reason, remedy, "warning")

    def _long(self, column: str, texts: Sequence[str], limit: int) -> Iterator[Problem]:
        for place in [place for place, text in enumerate(texts) if len(text) > limit]:
            reason = f"{len(texts[place])}字あります。"
            remedy = "ほかの欄の文が入っていないか確かめてください。"
            yield self._problem(place, column, texts[place], reason, remedy, "warning")


def _listed_part(area: str, listed: Sequence[str]) -> str:
    """Return the level of an area that is listed; the area itself where none is."""
    return next((path for path in beginnings(area) if path in listed), area) if listed else area


def _cut_places(texts: Sequence[str]) -> list[int]:
    """Return where texts stop at a comma or open bracket, or at a length where forms cut."""
    return [
        place
        for place, text in enumerate(texts)
        if text[-1:] in _CUT_ENDS or (len(text) in _CUT_LENGTHS and text[-1:] not in _SENTENCE_ENDS)
    ]
