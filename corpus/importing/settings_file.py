"""collection.toml with further columns and remembered answers; what staff wrote stays as it is."""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping

from corpus.columns import Column
from corpus.errors import CorpusError, Problem
from corpus.settings import FILE_NAME

_TABLE = "[import.map]"
_HEADER = re.compile(r"^\s*\[import\.map\]\s*(#.*)?$")


def with_answers(text: str, columns: Iterable[Column], answers: Mapping[str, str]) -> str:
    """Return the settings with the columns at their end, and the answers under [import.map].

    Raises CorpusError where the file is written so that nothing can be added behind it.
    """
    added = _with_map(text, answers) if answers else text
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


def _with_map(text: str, answers: Mapping[str, str]) -> str:
    lines = text.split("\n")
    place = next((n for n, line in enumerate(lines) if _HEADER.match(line)), None)
    if place is None:
        lines = [*text.rstrip().split("\n"), "", _TABLE, ""] if text.strip() else [_TABLE, ""]
        place = len(lines) - 2
    for heading, target in answers.items():
        line = f"{_string(heading)} = {_string(target)}"
        known = [n for n in range(place + 1, _end(lines, place)) if _key(lines[n]) == heading]
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
