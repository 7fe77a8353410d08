"""links.csv: which program became which, as proposed and as staff decided."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.columns import NEW_MARKS
from corpus.dated_id import id_of_date
from corpus.errors import Problem
from corpus.record import Program
from corpus.table.table import Table, read_table
from corpus.text.encoding import is_there
from corpus.years.link import Link
from corpus.years.year import year_of_program

FILE = "links.csv"
BEFORE, AFTER = "前のID", "ID"
ANSWER, CONFIDENCE = "確認", "確信度"
# What a file has that somebody emptied or saved without its table: a mark of UTF-8, breaks, commas.
_BLANKS = b"\xef\xbb\xbf \t\r\n,"
_BLANK = 10_000
# In the order in which they are written. The ids and the answer count, the rest is to decide by.
HEADINGS = (
    "前の年度", BEFORE, "前の名称", "前の部局", "年度", AFTER, "名称", "部局", "状態",
    CONFIDENCE, ANSWER,
)  # fmt: skip
YES = frozenset({*NEW_MARKS, "はい", "yes", "y", "Yes", "YES", "1"}) - {"新規"}
NO = frozenset({"いいえ", "×", "✕", "no", "n", "No", "NO", "0"})


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file: the link, and whether staff answered."""

    link: Link
    answered: bool


def read_links(
    path: Path, years: Mapping[str, int | None] | None = None
) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """Return the rows of links.csv and what is wrong with it; none of both without the file, or
    with one in which nothing is written: there is no answer in it that could be lost.

    A row without an answer is a proposal. A row is passed over with a warning where an id is none
    of ``years``, which has the year of each program (a year may have been corrected since), where
    its years do not follow each other, or where a row above links the same two. Never raises for
    what the file holds.
    """
    if not is_there(path):
        return (), ()
    table = read_table(path, (BEFORE, AFTER), lambda _: lambda cells, _number: cells, (), HEADINGS)
    if BEFORE not in table.columns or AFTER not in table.columns:
        is_empty = table.encoding is not None and _is_blank(path)
        return (), () if is_empty else table.problems
    # The other columns are to decide by; staff may add more of them.
    problems = [problem for problem in table.problems if problem.severity == "error"]
    rows: dict[tuple[str, str], Row] = {}
    for cells, number in zip(table.rows, table.row_numbers, strict=True):
        row = _row(table, cells, number, years, problems)
        if row is None:
            continue
        first = rows.setdefault((row.link.before, row.link.after), row)
        if first is not row:
            reason = "同じ二つの施策の行が上にもあります。上の行の答えを使います。"
            remedy = "どちらかの行を消してください。"
            problems.append(
                Problem(table.file, number, AFTER, row.link.after, reason, remedy, "warning")
            )
    return tuple(rows.values()), tuple(problems)


def _is_blank(path: Path) -> bool:
    """Tell whether nothing but spaces is written in a file that can be read."""
    return path.stat().st_size < _BLANK and not path.read_bytes().strip(_BLANKS)


def answers_of_others(path: Path, ids: Collection[str]) -> list[tuple[str, ...]]:
    """Return the cells of the rows that staff answered and of which a program is none of ``ids``.

    Its year may come back; an id that was mistyped is put right by hand.
    """
    if not is_there(path):
        return []
    table = read_table(path, (BEFORE, AFTER), lambda _: lambda cells, _number: cells, (), HEADINGS)
    found = []
    for cells in table.rows:
        texts = {name: _plain(cells[at]) for name, at in table.columns.items()}
        both = (texts.get(BEFORE, ""), texts.get(AFTER, ""))
        if texts.get(ANSWER) and any((id_of_date(one) or one) not in ids for one in both):
            found.append(tuple(texts.get(heading, "") for heading in HEADINGS))
    return found


def _row(
    table: Table[list[str]],
    cells: list[str],
    number: int,
    years: Mapping[str, int | None] | None,
    problems: list[Problem],
) -> Row | None:
    texts = {name: _plain(cells[at]) for name, at in table.columns.items()}
    before, after = (id_of_date(texts[name]) or texts[name] for name in (BEFORE, AFTER))
    answer = texts.get(ANSWER, "")
    if answer and answer not in YES | NO:
        remedy = "「はい」か「いいえ」と書くか、決まるまで空にしてください。"
        problems.append(
            Problem(table.file, number, ANSWER, answer, "確認の答えとして読めません。", remedy)
        )
        return None
    for column, id_ in ((BEFORE, before), (AFTER, after)):
        if not id_ or (years is not None and id_ not in years):
            reason = "そのIDの施策はありません。" if id_ else "IDが空です。"
            remedy = "IDを直すか、この行を消してください（sesaku link で作り直せます）。"
            problems.append(Problem(table.file, number, column, id_, reason, remedy, "warning"))
            return None
    first, second = (years[before], years[after]) if years is not None else (None, None)
    if first is not None and second is not None and first >= second:
        reason = "「前のID」の施策が、「ID」の施策より前の年度のものではありません。"
        remedy = "二つのIDを入れ替えるか、この行を消してください。"
        problems.append(Problem(table.file, number, BEFORE, before, reason, remedy, "warning"))
        return None
    if answer:
        return Row(Link(before, after, "staff", 1.0 if answer in YES else 0.0), True)
    return Row(Link(before, after, "proposed", _confidence(texts.get(CONFIDENCE, ""))), False)


def _plain(cell: str) -> str:
    """The text of a cell, without the sign that keeps a spreadsheet from reading a formula."""
    return cell.strip().removeprefix("'")


def _confidence(text: str) -> float:
    try:
        value = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        return 0.5
    return min(max(value, 0.0), 1.0)


def links_cells(
    links: Iterable[Link], programs: Mapping[str, Program], states: Mapping[Link, str]
) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each link's row; ``states`` says what it would make of its program."""
    for link in links:
        before, after = programs[link.before], programs[link.after]
        answer = "" if link.basis != "staff" else "はい" if link.confidence else "いいえ"
        confidence = "" if link.basis == "staff" else f"{link.confidence:.2f}"
        yield (
            str(year_of_program(before) or ""), before.id, before.name, before.department,
            str(year_of_program(after) or ""), after.id, after.name, after.department,
            states.get(link, ""), confidence, answer,
        )  # fmt: skip
