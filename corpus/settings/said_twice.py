"""What stands twice in collection.toml, in the words of who wrote it."""

import re

# As tomllib says it: of a key of a table, of a key in { }, of a table.
_KEY = "Cannot overwrite a value"
_INLINE = re.compile(r"Duplicate inline table key '(.+)' \(at")
_TABLE = re.compile(r"Cannot declare \((.+)\) twice \(at")
_SETTING = re.compile(r"""[ \t]*([\w.-]+|"[^"]+"|'[^']+')[ \t]*=""")
_HEADER = re.compile(r"(#?)[ \t]*(\[\[?[\w.-]+\]\]?)[ \t]*")


def said_twice(message: str, text: str, number: int | None) -> tuple[int, str, str, str] | None:
    """Return line, value, reason and remedy of what a message of the parser says to stand twice.

    None for any other message. ``number`` is the line that the message names, the last one of a
    value.
    """
    if number is None:
        return None
    lines = text.splitlines()[:number]
    if table := _TABLE.search(message):
        name = ".".join(part.strip(" '") for part in table[1].split(",") if part.strip(" '"))
        remedy = "一つにまとめてください。"
        return number, "", f"[{name}] が2回書かれています。", remedy
    remedy = "どちらかを消すか、行のはじめに # を付けてください。"
    if inline := _INLINE.search(message):
        return number, "", f"{inline[1]} が2回書かれています。", remedy
    if _KEY not in message:
        return None
    for row in range(len(lines), 0, -1):
        if found := _SETTING.match(lines[row - 1]):
            if "." in found[1]:  # it may as well stand beside a value of its first part's name
                return row, found[1], "は、前に書いた設定と重なります。", remedy
            reason = f"{found[1]} が2回書かれています。"
            return row, "", reason, remedy + _of_a_table(lines[:row])
    return number, "", "前に書いた設定と重なります。", remedy


def _of_a_table(lines: list[str]) -> str:
    """Return what else may be wrong: the table that the setting is of is still a comment."""
    for row in range(len(lines), 0, -1):
        if found := _HEADER.fullmatch(lines[row - 1]):
            sign, header = found.groups()
            advice = f"{header} の設定なら、{row}行の {header} の # も消してください。"
            return advice if sign else ""
    return ""
