"""collection.toml with further columns and remembered answers; what staff wrote stays as it is."""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from corpus.columns import Column
from corpus.errors import CorpusError, Problem
from corpus.settings import FILE_NAME
from corpus.text.characters import heading_key

_TABLE = "[import.map]"
_COLUMN = re.compile(r"^\s*\[\[columns\]\]\s*(#.*)?$")
_HEADER = re.compile(r"^\s*\[import\.map\]\s*(#.*)?$")


def with_answers(
    text: str,
    columns: Iterable[Column],
    answers: Mapping[str, str],
    changed: Iterable[Column] = (),
) -> str:
    """Return the settings with the columns at their end, and the answers under [import.map]; the
    columns that somebody ``changed`` are of another kind where they stand.

    Raises CorpusError where the file is written so that nothing can be added behind it.
    """
    added = _with_map(text, answers) if answers else text
    for column in changed:
        added = _with_column(added, column)
    for column in columns:
        added = f"{added.rstrip()}\n\n{_table(column)}" if added.strip() else _table(column)
    _check(text, added)
    return added


def _table(column: Column) -> str:
    """Return the column as a TOML table, without what is the default."""
    lines = [
        "[[columns]]",
        f"heading = {_string(column.heading)}",
        f"kind = {_string(column.kind)}",
        *([f"unit = {_string(column.unit)}"] if column.unit else []),
        *(["searched = true"] if column.searched else []),
        f"shown = {_string(column.shown)}",
        *(["sortable = true"] if column.sortable else []),
    ]
    return "\n".join(lines) + "\n"


def can_be_changed(text: str, heading: str) -> bool:
    """Tell whether a column stands in a table of lines that can be put in place of others."""
    return _lines_of(text.split("\n"), heading) is not None


def _with_column(text: str, column: Column) -> str:
    """Return the settings with what an answer says of a column that they describe; what it does
    not say of, and every remark, stays as it is written.
    """
    lines = text.split("\n")
    place = _lines_of(lines, column.heading)
    if place is None:
        return text
    table = lines[place.start : place.stop]
    for key, line in _edits(tomllib.loads("\n".join(table[1:])), column).items():
        at = next((n for n, one in enumerate(table) if _key(one) == key), None)
        if at is not None:
            table[at : at + 1] = [line] if line else []
        elif line:
            table.insert(1 + next(n for n, one in enumerate(table) if _key(one) == "heading"), line)
    return "\n".join([*lines[: place.start], *table, *lines[place.stop :]])


def _edits(table: Mapping[str, Any], column: Column) -> dict[str, str]:
    """Return the lines that make a table describe the column, by their keys; empty for none."""
    edits: dict[str, str] = {}
    if column.shown != table.get("shown", "page"):
        edits["shown"] = f"shown = {_string(column.shown)}"
    if not column.searched and table.get("searched"):
        edits["searched"] = ""
    if column.sortable != table.get("sortable", False):
        edits["sortable"] = "sortable = true" if column.sortable else ""
    if column.kind != "date" and "deadline" in table:
        edits["deadline"] = ""
    if column.unit and not table.get("unit"):
        edits["unit"] = f"unit = {_string(column.unit)}"
    if column.kind != table.get("kind", "text"):
        edits["kind"] = f"kind = {_string(column.kind)}"
    return edits


def _lines_of(lines: list[str], heading: str) -> range | None:
    """Return the lines of the table that describes a column, its [[columns]] first."""
    for place, line in enumerate(lines):
        if not _COLUMN.match(line):
            continue
        end = _end(lines, place)
        try:
            table = tomllib.loads("\n".join(lines[place + 1 : end]))
        except tomllib.TOMLDecodeError:
            continue
        if str(table.get("heading", "")).strip() == heading:
            return range(place, end)
    return None


def _with_map(text: str, answers: Mapping[str, str]) -> str:
    lines = text.split("\n")
    place = next((n for n, line in enumerate(lines) if _HEADER.match(line)), None)
    if place is None:
        lines = [*text.rstrip().split("\n"), "", _TABLE, ""] if text.strip() else [_TABLE, ""]
        place = len(lines) - 2
    for heading, target in answers.items():
        line = f"{_string(heading)} = {_string(target)}"
        same = heading_key(heading)
        known = [
            n
            for n in range(place + 1, _end(lines, place))
            if (key := _key(lines[n])) == heading
            or (key is not None and key not in answers and heading_key(key) == same)
        ]
        if known:
            lines[known[0]] = line
        else:
            lines.insert(place + 1, line)
    return "\n".join(lines)


def _end(lines: list[str], place: int) -> int:
    """Return where the table that begins at a line ends."""
    following = (n for n in range(place + 1, len(lines)) if lines[n].lstrip().startswith("["))
    return next(following, len(lines))


def _key(line: str) -> str | None:
    """Return the key of a line of a table; None for a line without one."""
    try:
        return next(iter(tomllib.loads(line)), None)
    except tomllib.TOMLDecodeError:
        return None


def _string(text: str) -> str:
    # A JSON string is a basic string of TOML, but for DEL, which TOML wants escaped, and the half
    # surrogates that neither has.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _check(before: str, after: str) -> None:
    try:
        tomllib.loads(after)
    except tomllib.TOMLDecodeError as error:
        reason = f"列の設定を書き足せません（{error}）。"
        remedy = "columns や import を [[columns]]、[import.map] の形に直してください。"
        raise CorpusError([Problem(FILE_NAME, None, None, "", reason, remedy)]) from error
