"""Characters that no text of a collection should have."""

import unicodedata
from collections.abc import Sequence

from corpus.errors import Severity
from corpus.text.patterns import pattern

# Control characters but tab and line break, half surrogates, noncharacters.
_FORBIDDEN_SET = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
# Signs of damage: replacement character, private use (外字), marks that turn the writing round.
_SUSPICIOUS_SET = "\ufffd\ue000-\uf8ff\u202a-\u202e\u2066-\u2069"
_FORBIDDEN = pattern(f"[{_FORBIDDEN_SET}]")
_BAD = pattern(f"[{_FORBIDDEN_SET}{_SUSPICIOUS_SET}]")


def find_bad_character(text: str) -> tuple[int, Severity] | None:
    """Return position and severity of the first bad character, an error before any warning.

    None where the text is clean.
    """
    if (bad := _BAD().search(text)) is None:
        return None
    if found := _FORBIDDEN().search(text):
        return found.start(), "error"
    return bad.start(), "warning"


def bad_places(texts: Sequence[str]) -> list[int]:
    """Return where a text with a bad character stands. Costs 1 ns a character."""
    # None of them but the replacement character is printable: the cheap test, where most end.
    return [
        place
        for place, text in enumerate(texts)
        if (not text.isprintable() or "\ufffd" in text) and _BAD().search(text)
    ]


def describe_bad_character(text: str, position: int, severity: Severity) -> tuple[str, str]:
    """Return the reason in Japanese and the characters around the bad one."""
    kind = "使えない文字" if severity == "error" else "文字化けか外字と思われる文字"
    reason = f"{position + 1}文字目に{kind}（U+{ord(text[position]):04X}）があります。"
    return reason, text[max(0, position - 5) : position + 6]


def heading_key(text: str) -> str:
    """Return the form in which headings are compared: width, case and spaces do not matter."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
