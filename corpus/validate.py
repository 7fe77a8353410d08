"""What is wrong with programs as records: identity, references, names of areas, characters."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

from corpus import columns
from corpus.characters import describe_bad_character, find_bad_character
from corpus.collection import Collection
from corpus.errors import Problem, Severity
from corpus.memory import collection_paused
from corpus.reader import ProgramTable
from corpus.record import Program

# An id stands in an address as it is: the characters that RFC 3986 never escapes.
_URL_SAFE = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,99}")
_WEB_ADDRESS = re.compile(r"https?://[^\s/]\S*")

# Names of programs have up to 70 characters in the plans we know, texts up to 400.
_LONG_NAME = 200
_LONG_TEXT = 5_000
# Where databases and forms cut a text without a word.
_CUT_LENGTHS = frozenset({255, 256, 1000, 1023, 1024, 2000, 4000, 32_767})
_SENTENCE_ENDS = tuple("。．.！？!?）)」』】］〕％%")
_CUT_ENDS = tuple("、，（(「『【［〔")


@dataclass(frozen=True, slots=True)
class _Place:
    """A program and where it stands, so that a check says only what is wrong."""

    file: str
    row: int
    program: Program

    def problem(
        self, column: str, value: str, reason: str, remedy: str, severity: Severity = "error"
    ) -> Problem:
        return Problem(self.file, self.row, column, value, reason, remedy, severity)


def validate(table: ProgramTable, collection: Collection) -> tuple[Problem, ...]:
    """Return every error and warning of the programs, in the order of the rows.

    Areas and departments are checked only where the collection lists them. Empty areas and
    departments are right: not every body has them. Costs about 5 µs a row.
    """
    with collection_paused():
        places = tuple(map(_Place, repeat(table.file), table.row_numbers, table.programs))
    found = [
        *_identity(places),
        *_references(places),
        *_listed(places, collection),
        *_characters(places),
        *_addresses(places),
        *_same_names(places),
        *_lengths(places),
    ]
    return tuple(sorted(found, key=lambda problem: (problem.row or 0, problem.severity)))


def _identity(places: Sequence[_Place]) -> Iterator[Problem]:
    """Yield what is wrong with ids and names: without both there is nothing to show."""
    first_rows: dict[str, int] = {}
    for place in places:
        id_ = place.program.id
        if not id_:
            yield place.problem(
                columns.ID, "", "IDが空です。", "ほかと重ならないIDを書いてください。"
            )
        elif not _URL_SAFE.fullmatch(id_):
            remedy = (
                "半角の英数字と - _ . ~ だけを使い、100字以内にしてください（先頭の . は不可）。"
            )
            yield place.problem(columns.ID, id_, "アドレスに使えないIDです。", remedy)
        elif id_ in first_rows:
            reason = f"IDが{first_rows[id_]}行と重なっています。"
            yield place.problem(columns.ID, id_, reason, "どちらかのIDを変えてください。")
        first_rows.setdefault(id_, place.row)
        if not place.program.name:
            yield place.problem(columns.NAME, "", "名称が空です。", "名称を書いてください。")


def _references(places: Sequence[_Place]) -> Iterator[Problem]:
    """Yield reposts whose original is missing, a repost itself, or the same program."""
    programs = {place.program.id: place.program for place in places}
    for place in places:
        original_id = place.program.repost_of
        if original_id is None:
            continue
        original = programs.get(original_id)
        if original is None or original_id == place.program.id:
            reason = "再掲元がありません。再掲ではないものとして扱います。"
        elif original.repost_of is not None:
            reason = "再掲元もまた再掲です。"
        else:
            continue
        remedy = "もとの施策のIDを書くか、空にしてください。"
        yield place.problem(columns.REPOST_OF, original_id, reason, remedy, "warning")


def _listed(places: Sequence[_Place], collection: Collection) -> Iterator[Problem]:
    """Yield areas and departments that the collection does not list."""
    areas = frozenset(collection.areas)
    departments = frozenset(collection.departments)
    for place in places:
        area, department = place.program.area, place.program.department
        if areas and area and area not in areas:
            reason = "collection.toml の areas にない展開方向です。"
            yield place.problem(
                columns.AREA, area, reason, "書き方をそろえるか、areas に加えてください。"
            )
        if departments and department and department not in departments:
            reason = "collection.toml の departments にない部局です。並びの最後に置きます。"
            remedy = "書き方をそろえるか、departments に加えてください。"
            yield place.problem(columns.DEPARTMENT, department, reason, remedy, "warning")


def _characters(places: Sequence[_Place]) -> Iterator[Problem]:
    """Yield characters that no text should have, one problem for each cell."""
    for place in places:
        if find_bad_character("".join(text for _, text in _cells(place.program))) is None:
            continue
        for column, text in _cells(place.program):
            if (bad := find_bad_character(text)) is None:
                continue
            reason, around = describe_bad_character(text, *bad)
            remedy = "文字を消すか、打ち直してください。"
            yield place.problem(column, around, reason, remedy, bad[1])


def _addresses(places: Sequence[_Place]) -> Iterator[Problem]:
    """Yield addresses that are not of the web; another kind could run code in a browser."""
    for place in places:
        url = place.program.url
        if url and not _WEB_ADDRESS.fullmatch(url):
            remedy = "http:// か https:// で始まるアドレスを書くか、空にしてください。"
            yield place.problem(columns.URL, url, "ウェブページのアドレスではありません。", remedy)


def _same_names(places: Sequence[_Place]) -> Iterator[Problem]:
    """Yield programs that have another's name without being marked as its repost."""
    counts = Counter(place.program.name for place in places if place.program.repost_of is None)
    for place in places:
        name = place.program.name
        if name and counts[name] > 1 and place.program.repost_of is None:
            reason = "同じ名称の施策がほかにもあります。"
            remedy = "同じ施策の再掲なら、再掲元IDを書いてください。"
            yield place.problem(columns.NAME, name, reason, remedy, "warning")


def _lengths(places: Sequence[_Place]) -> Iterator[Problem]:
    """Yield texts that are suspiciously long or look cut off."""
    for place in places:
        program = place.program
        if len(program.name) > _LONG_NAME:
            reason = f"名称が{len(program.name)}字あります。"
            yield place.problem(columns.NAME, program.name, reason, _CHECK_COLUMN, "warning")
        for column, text in (
            (columns.SUMMARY, program.summary),
            (columns.TARGETS, program.targets),
        ):
            if len(text) > _LONG_TEXT:
                reason = f"{len(text)}字あります。"
                yield place.problem(column, text, reason, _CHECK_COLUMN, "warning")
            if _looks_cut(text):
                remedy = "もとの資料と比べ、続きがあれば補ってください。"
                yield place.problem(
                    column, text[-20:], "途中で切れているように見えます。", remedy, "warning"
                )


_CHECK_COLUMN = "ほかの欄の文が入っていないか確かめてください。"


def _looks_cut(text: str) -> bool:
    """Tell whether a text stops at a comma or open bracket, or at a length where forms cut."""
    if text.endswith(_CUT_ENDS):
        return True
    return len(text) in _CUT_LENGTHS and not text.endswith(_SENTENCE_ENDS)


def _cells(program: Program) -> Iterable[tuple[str, str]]:
    """Return the texts of a program with the heading of their column."""
    return (
        (columns.ID, program.id),
        (columns.AREA, program.area),
        (columns.NAME, program.name),
        (columns.SUMMARY, program.summary),
        (columns.TARGETS, program.targets),
        (columns.DEPARTMENT, program.department),
        (columns.DIVISION, "、".join(program.divisions)),
        (columns.KEYWORDS, "、".join(program.keywords)),
        (columns.URL, program.url),
    )
