"""Programs as JSON Lines, one object a line, or as one JSON document that lists them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from corpus import columns
from corpus.errors import CorpusError, Problem
from corpus.importing.headings import field_of
from corpus.importing.raw_rows import RawRow

_SEPARATORS = {columns.DIVISION: "\n", columns.KEYWORDS: "、"}


@dataclass
class JsonRows:
    """The rows of the file; ``fields`` says for every key which column of ours it means.

    None there for a key that is none of ours. The cells of the rows are their keys.
    """

    rows: list[RawRow] = field(default_factory=list)
    fields: dict[str, str | None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_json(content: bytes, file: str) -> JsonRows:
    """Return the rows of the file. Raises CorpusError where it is not UTF-8 or no JSON at all."""
    found = JsonRows()
    for number, record in _records(_decode(content, file), file, found.problems):
        if isinstance(record, dict):
            found.rows.append(_row(number, record, file, found))
        else:
            remedy = '{"name": "…"} の形で書いてください。'
            reason = "一件の施策（{ }）ではありません。"
            found.problems.append(Problem(file, number, None, str(record), reason, remedy))
    return found


def _decode(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        reason, remedy = "UTF-8ではない文字があります。", "UTF-8で保存し直してください。"
        raise CorpusError([Problem(file, line, None, "", reason, remedy)]) from error


def _records(text: str, file: str, problems: list[Problem]) -> Iterator[tuple[int, Any]]:
    """Yield place and value of every record, the place being the line where lines are records.

    Otherwise the text is one document: a list of records, or the one that an export writes.
    """
    first, _, _ = text.lstrip().partition("\n")
    if first.strip() in ("{", "[") or first.startswith("["):
        try:
            document = _parse(text)
        except ValueError as error:
            raise CorpusError([_broken(file, None, error)]) from error
        records = document.get("programs", [document]) if isinstance(document, dict) else document
        yield from enumerate(records if isinstance(records, list) else [records], start=1)
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield number, _parse(line)
            except ValueError as error:
                problems.append(_broken(file, number, error))


def _parse(text: str) -> Any:
    """Return the value of a JSON text. Raises ValueError, also where it is nested too deep."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def _row(number: int, record: dict[str, Any], file: str, found: JsonRows) -> RawRow:
    texts: dict[str, str] = {}
    cells: dict[str, str] = {}
    for key, value in record.items():
        column = found.fields.setdefault(key, field_of(key))
        if column is None or value is None:
            continue
        text = _text(value, _SEPARATORS.get(column, "\n"))
        if text is None:
            reason = "文字列でも数でもない値です。"
            found.problems.append(Problem(file, number, key, str(value), reason, _AS_TEXT))
        elif column in texts and texts[column] != text:
            reason = f"「{column}」にあたる項目が二つあります。"
            found.problems.append(Problem(file, number, key, text, reason, "一つにしてください。"))
        else:
            texts[column], cells[column] = text, key
    return RawRow(number, texts, cells)


_AS_TEXT = '"…" で囲んだ文字列か、その並びにしてください。'


def _text(value: Any, separator: str) -> str | None:
    """Return a value as the text of a cell; None where it has no such form."""
    if isinstance(value, bool):
        return columns.NEW_MARK if value else ""
    if isinstance(value, list):
        return separator.join(value) if all(isinstance(item, str) for item in value) else None
    if isinstance(value, int | float):
        return str(value)
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else None


def _broken(file: str, number: int | None, error: ValueError) -> Problem:
    reason = f"JSONとして読めません（{error}）。"
    return Problem(file, number, None, "", reason, "一行に一件のJSONにしてください。")
