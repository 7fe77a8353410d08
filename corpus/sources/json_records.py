"""The records of a JSON file, wherever in it they are: one a line, or listed in one document."""

import json
from dataclasses import dataclass, field
from typing import Any

from corpus.errors import CorpusError, Problem
from corpus.grid import MAX_ROWS, too_many_rows

# What services put their records under, then whatever key has the only list.
_USUAL = ("programs", "items", "result", "results", "records", "data", "features", "@graph")
# Under what pandas writes a table that is split into headings and rows.
_SPLIT = ("columns", "data", "index")
# CKAN has result › records, GeoJSON features › properties.
_DEEPEST = 4
_SHOWN_TEXTS = 8


@dataclass
class Records:
    """Place and value of each record; the place is its line, or its number in the document.

    ``beside`` are the texts of the document that are no records, by their keys. ``keyed`` tells
    that the records were found by their ids.
    """

    found: list[tuple[int, Any]] = field(default_factory=list)
    beside: dict[str, Any] = field(default_factory=dict)
    keyed: bool = False
    problems: list[Problem] = field(default_factory=list)


def read_records(content: bytes, file: str) -> Records:
    """Return the records of a file. Raises CorpusError where it is not UTF-8 or no JSON at all."""
    text = _decode(content, file)
    if (document := _document(text)) is not None:
        return _of_document(document, file)
    first, _, _ = text.lstrip().partition("\n")
    if first.strip() in ("{", "[") or first.startswith("[") or not _is_value(first):
        return _of_document(_whole(text, file), file)
    records = Records()
    if text.count("\n") > MAX_ROWS:
        raise CorpusError([too_many_rows(file)])
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                records.found.append((number, _parse(line)))
            except ValueError as error:
                records.problems.append(_broken(file, number, error))
    return records


def _document(text: str) -> Any:
    """The value that the whole text is, however many lines it has; None where it is none."""
    try:
        return _parse(text)
    except ValueError:
        return None


def _is_value(line: str) -> bool:
    """Tell whether a line is a JSON value by itself, or a broken one among such lines."""
    try:
        _parse(line)
    except ValueError:
        return line.rstrip().endswith("}") or line.count('"') > 2
    return True


def _whole(text: str, file: str) -> Any:
    try:
        return _parse(text)
    except ValueError as error:
        raise CorpusError([_broken(file, None, error)]) from error


def _of_document(document: Any, file: str) -> Records:
    records = Records()
    values = _records_in(document, records, _DEEPEST)
    if len(values) > MAX_ROWS:
        raise CorpusError([too_many_rows(file)])
    records.found = list(enumerate(values, start=1))
    return records


def _records_in(value: Any, records: Records, depth: int) -> list[Any]:
    """Return the records in a value; what is not on the way to them goes to ``beside``."""
    if isinstance(value, list):
        return _of_table(value[0], value[1:]) if _is_table(value) else value
    if isinstance(value, dict) and _is_split(value):
        records.beside |= {name: one for name, one in value.items() if name not in _SPLIT}
        return _of_table(value["columns"], value["data"])
    if not isinstance(value, dict) or not depth:
        return [value]
    key = _key_of_records(value)
    if key is not None:
        records.beside |= {name: one for name, one in value.items() if name != key}
        return _records_in(value[key], records, depth - 1)
    if _is_keyed(value):
        records.keyed = True
        return [{"id": name, **one} for name, one in value.items()]
    return [value]


def _is_table(rows: list[Any]) -> bool:
    """Tell whether rows are lists below one of headings, as tables become JSON."""
    return (
        len(rows) > 1
        and all(isinstance(row, list) for row in rows)
        and bool(rows[0])
        and all(isinstance(heading, str) and heading.strip() for heading in rows[0])
    )


def _is_split(value: dict[str, Any]) -> bool:
    """Tell whether a value has the headings of a table beside its rows."""
    rows = value.get("data")
    return isinstance(rows, list) and _is_table([value.get("columns"), *rows])


def _of_table(headings: list[str], rows: list[list[Any]]) -> list[Any]:
    """Return each row by its headings; what stands right of them by the number of its column."""
    width = max(map(len, rows))
    names = [*headings, *(f"{number}列" for number in range(len(headings) + 1, width + 1))]
    return [dict(zip(names, row, strict=False)) for row in rows]


def _key_of_records(value: dict[str, Any]) -> str | None:
    """Return the key under which the records are; None where the value is one itself."""
    usual = [key for key in _USUAL if _holds_records(value.get(key))]
    # A list without records is one, too: there are none.
    usual += [key for key in _USUAL if value.get(key) == []]
    if usual:
        return usual[0]
    lists = [key for key, one in value.items() if _is_list_of_objects(one)]
    texts = [one for one in value.values() if isinstance(one, str) and len(one) > 1]
    return lists[0] if len(lists) == 1 and len(texts) < len(value) - 1 else None


def _holds_records(value: Any) -> bool:
    if isinstance(value, dict):
        return _key_of_records(value) is not None or _is_keyed(value)
    return _is_list_of_objects(value)


def _is_list_of_objects(value: Any) -> bool:
    """Tell whether a value lists objects, or is a table of rows."""
    if not isinstance(value, list) or not value:
        return False
    return all(isinstance(v, dict) for v in value) or _is_table(value)


def _is_keyed(value: dict[str, Any]) -> bool:
    """Tell whether all values are objects of one kind: records by their ids."""
    objects = list(value.values())
    if not objects or not all(isinstance(one, dict) and one for one in objects):
        return False
    return len(objects) == 1 or bool(set.intersection(*(set(one) for one in objects)))


def _decode(content: bytes, file: str) -> str:
    try:
        return content.decode(
            "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        )
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        reason, remedy = "UTF-8ではない文字があります。", "UTF-8で保存し直してください。"
        raise CorpusError([Problem(file, line, None, "", reason, remedy)]) from error


def _parse(text: str) -> Any:
    """Return the value of a JSON text. Raises ValueError, also where it is nested too deep."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def _broken(file: str, number: int | None, error: ValueError) -> Problem:
    reason = f"JSONとして読めません（{error}）。"
    return Problem(file, number, None, "", reason, "一行に一件のJSONにしてください。")
