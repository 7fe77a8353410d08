"""Programs as JSON: its records to rows, its keys to columns."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from corpus import columns
from corpus.errors import CorpusError, Problem
from corpus.grid import MAX_COLUMNS, MAX_TEXT
from corpus.layout.expected_headings import Said
from corpus.layout.fields import Candidate, assigned
from corpus.layout.header import Column
from corpus.layout.known_headings import LEVELS, UNITS, Meaning, meanings_of
from corpus.layout.own_headings import own_headings
from corpus.layout.raw_row import LeftOut, RawRow
from corpus.layout.row_report import NAMELESS
from corpus.sources.json_records import Records, read_records
from corpus.sources.source import Source

_SHOWN_TEXTS = 8
# A file with as many is no list of programs: each further one would only say it again.
_MAX_BROKEN = 20
# A key within another says less surely what it means: contact.name is not the program's.
_LESS_SURE = 50
# What an object says of itself by these is what its own key means: organization.department.name.
_GENERIC = frozenset({"name", "title", "label", "value", "text", "ja", "名称", "名前", "名"})
# Columns that only an object of a program's own can fill: department.url is the department's.
_OF_UNITS = frozenset({columns.DEPARTMENT, columns.DIVISION, UNITS, *LEVELS})
# What `sesaku export` has beside the programs, and columns of one's own under.
_OWN_DOCUMENT = frozenset({"title", "publisher", "source", "license"})
_OWN_COLUMNS = "columns."
# How the site's /export.json is known, and what of it says of a search, not of its programs.
_OWN_SEARCH = frozenset({"collection", "generation", "query", "filters"})
_OF_SEARCH = frozenset({"match", "url", "source_page_url"})
_ROUTE = ("properties.", _OWN_COLUMNS)


def read_json(content: bytes, file: str, said: Said | None = None) -> Source:
    """Return the rows of the file.

    Raises CorpusError where it is not UTF-8, no JSON at all, or nested deeper than any list.
    """
    try:
        return _source(content, file, said or Said())
    except RecursionError as error:
        reason, remedy = "入れ子が深すぎます。", "一行に一件のJSONにしてください。"
        raise CorpusError([Problem(file, None, None, "", reason, remedy)]) from error


def _source(content: bytes, file: str, said: Said) -> Source:
    records = read_records(content, file)
    problems = list(records.problems)
    flat: list[tuple[int, dict[str, Any]]] = []
    is_search = records.beside.keys() >= _OWN_SEARCH
    for number, record in records.found:
        if isinstance(record, dict):
            record = _of_program(record) if is_search else record
            flat.append((number, dict(_flat(record))))
        elif len(problems) < _MAX_BROKEN:
            problems.append(_no_record(file, number, record))
    # One more than may be is enough to be told of.
    texts = [
        (number, {key: _text(v)[: MAX_TEXT + 1] for key, v in one.items()}) for number, one in flat
    ]
    keys = _columns([one for _, one in texts], said)
    rows = [_row(number, one, keys) for number, one in texts]
    problems += _beyond(file, [one for _, one in texts])
    left_out: list[LeftOut] = []
    if rows and columns.NAME not in {column.field for column in keys}:
        problems.append(_no_name(file, list(flat[0][1]), records))
    else:
        nameless = [row for row in rows if not row.texts.get(columns.NAME, "").strip()]
        rows = [row for row in rows if row.texts.get(columns.NAME, "").strip()]
        left_out = [_left_out(row) for row in nameless]
        problems += [_nameless(file, row, keys) for row in nameless]
    return Source(
        "JSON",
        rows,
        tuple(column for column in keys if any(row.texts.get(column.key) for row in rows)),
        "utf-8",
        problems=problems,
        notes=tuple(_notes(records)),
        left_out=left_out,
    )


def _of_program(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the site's export says of a program: its address there is none of the list's."""
    return {
        "url" if key == "link" else key: value
        for key, value in record.items()
        if key not in _OF_SEARCH
    }


def _flat(record: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Yield key and value of a record; of an object in it, each key behind the object's."""
    for key, value in record.items():
        if isinstance(value, dict) and value:
            yield from _flat(value, f"{above}{key}.")
        else:
            name = f"{above}{key}"
            yield next((name[len(r) :] for r in _ROUTE if name.startswith(r)), name), value


def _columns(records: list[dict[str, str]], said: Said) -> list[Column]:
    keys = list(dict.fromkeys(key for record in records for key in record))[:MAX_COLUMNS]
    cells = {key: [record.get(key, "") for record in records] for key in keys}
    fields = assigned(
        [
            Candidate(position, _meanings(key, said), cells[key], key in said)
            for position, key in enumerate(keys, start=1)
        ]
    )
    return [
        Column(position, key, fields.get(position), key, own)
        for (position, key), own in zip(
            enumerate(keys, start=1), own_headings(keys, said.own), strict=True
        )
    ]


def _beyond(file: str, records: list[dict[str, str]]) -> Iterator[Problem]:
    """Yield a warning where records have more keys than a table has columns."""
    keys = list(dict.fromkeys(key for record in records for key in record))[MAX_COLUMNS:]
    if keys:
        shown = "、".join(keys[:_SHOWN_TEXTS])
        reason = f"{MAX_COLUMNS}項目より後の{len(keys):,}項目（{shown}など）は読みません。"
        remedy = "要る項目を前に書いてください。"
        yield Problem(file, None, None, "", reason, remedy, "warning")


def _meanings(key: str, said: Said) -> tuple[Meaning, ...]:
    if key in said:
        field = said.field(key)
        return (Meaning(field, -1),) if field else ()
    if found := meanings_of(key):
        return found
    above, dot, last = key.rpartition(".")
    if not dot:
        return ()
    outer = meanings_of(above.rpartition(".")[2])
    if last.casefold() in _GENERIC:
        # name.ja and 事業.名称 are the program's name, contact.name is nothing of ours.
        return tuple(Meaning(field, rank + _LESS_SURE) for field, rank in outer)
    is_of_unit = not _OF_UNITS.isdisjoint(field for field, _ in outer)
    return tuple(
        Meaning(field, rank + _LESS_SURE)
        for field, rank in meanings_of(last)
        if field != columns.NAME and (field in _OF_UNITS or not is_of_unit)
    )


def _row(number: int, record: dict[str, str], keys: list[Column]) -> RawRow:
    present = [column for column in keys if column.heading in record]
    return RawRow(
        number,
        {column.key: record[column.heading] for column in present},
        {column.key: column.heading for column in present},
    )


def _text(value: Any) -> str:
    """Return a value as the text of a cell; a list one item a line, what is deeper as JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, list):
        return "\n".join(filter(None, map(_text, value)))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def _notes(records: Records) -> Iterator[str]:
    """Yield what the document says beside its records, but for what our export says."""
    is_own = records.beside.keys() >= _OWN_DOCUMENT
    beside = {k: v for k, v in records.beside.items() if not (is_own and k in _OWN_DOCUMENT)}
    if beside and not records.beside.keys() >= _OWN_SEARCH:
        shown = "、".join(f"{key}={_text(value)}" for key, value in beside.items())
        yield f"施策のほかに書かれていること（取り込みません）: {shown}"
    if records.keyed:
        yield "項目の名前を、施策のIDとみました。"


def _left_out(row: RawRow) -> LeftOut:
    texts = {row.cells[key]: text for key, text in row.texts.items() if text}
    return LeftOut(row.number, texts, NAMELESS)


def _nameless(file: str, row: RawRow, keys: list[Column]) -> Problem:
    cell = next(column.heading for column in keys if column.field == columns.NAME)
    value = "／".join(filter(None, row.texts.values()))
    remedy = "施策なら、名称を書いてください。"
    return Problem(file, row.number, columns.NAME, value, NAMELESS, remedy, "warning", cell)


def _no_record(file: str, number: int, value: Any) -> Problem:
    remedy = '{"name": "…"} の形で書いてください。'
    reason = "一件の施策（{ }）ではありません。"
    return Problem(file, number, None, str(value), reason, remedy)


def _no_name(file: str, keys: list[str], records: Records) -> Problem:
    """Return what is missing, with the keys that there are."""
    reason = "施策の名称にあたる項目がありません。"
    remedy = "--map '項目=name' で選ぶか、\"name\" に名称を書いてください。"
    lists = [key for key, value in (records.beside or {}).items() if isinstance(value, list)]
    if lists:
        reason += f"一覧にみえる項目: {'、'.join(lists)}。"
    return Problem(file, None, None, "、".join(keys[:_SHOWN_TEXTS]), reason, remedy)
