"""Which column is which of ours, by what its heading may mean and what its cells hold."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from corpus import columns
from corpus.layout.known_headings import LEVELS, UNITS, Meaning
from corpus.text.formulas import unmarked

_CODE = re.compile(r"[A-Za-z]{0,5}[-_.]?[0-9][0-9A-Za-z._/-]*")
_URL_SAFE = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,99}")
_ADDRESS = re.compile(r"https?://|www\.|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/")
# 電話, 内線, an e-mail address: where to ask rather than who is in charge.
_CONTACT = re.compile(r"[0-9]{2,5}[-(（－][0-9]{1,4}[-)）－][0-9]{3,4}|@|電話|ＴＥＬ|TEL|内線|〒")
# Longer than any name of a department: what a 担当 or 施策 column then holds is prose.
_LONG_LABEL = 60
# So many cells tell what a column holds.
_LOOKED_AT = 2_000
_MOST = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A column: its position, what its heading may mean, its cells, whether somebody said so."""

    position: int
    meanings: tuple[Meaning, ...]
    cells: Sequence[str]
    is_said: bool = False


def assigned(candidates: Sequence[Candidate]) -> dict[int, str]:
    """Return position to field, each field at most once, columns of nothing of ours left out.

    The name is settled first: there is no list without one. A column whose cells cannot be what
    its heading says is none of it, and of several the surest that has texts at all is taken.
    """
    ranked = sorted(
        (
            (_turn(meaning.field), not any(texts), meaning.rank, one.position, meaning)
            for one in candidates
            for texts in [_texts(one)]
            for meaning in one.meanings
            # What has the very heading of ours is meant to be it.
            if one.is_said or meaning.rank == 0 or _can_be(meaning.field, texts)
        ),
        key=lambda entry: entry[:4],
    )
    if all(turn for turn, *_ in ranked):
        return _fields([*_codes_as_names(candidates), *ranked])
    return _fields(ranked)


_Entry = tuple[int, bool, int, int, Meaning]


# The name first, then the levels of areas from the highest down, among all others.
_TURNS = {columns.NAME: 0} | {level: turn for turn, level in enumerate(LEVELS, start=1)}


def _turn(field: str) -> int:
    return _TURNS.get(field, 1)


def _fields(ranked: Iterable[_Entry]) -> dict[int, str]:
    fields: dict[int, str] = {}
    taken: set[str] = set()
    for *_, position, meaning in ranked:
        covered = _covered(meaning.field)
        if position not in fields and taken.isdisjoint(covered):
            fields[position] = meaning.field
            taken |= covered
    return fields


def _codes_as_names(candidates: Sequence[Candidate]) -> list[_Entry]:
    """Return the columns called names whatever they hold: a list of nothing but codes has names."""
    return [
        (0, False, meaning.rank, one.position, meaning)
        for one in candidates
        for meaning in one.meanings
        if meaning.field == columns.NAME
    ]


def _covered(field: str) -> set[str]:
    """Return the columns of ours that a column fills."""
    return {columns.DEPARTMENT, columns.DIVISION} if field == UNITS else {field}


def _texts(candidate: Candidate) -> list[str]:
    """Return the texts of a column that its checks look at; of ids all, each must be another."""
    if not candidate.meanings:
        return []
    most = None if columns.ID in {meaning.field for meaning in candidate.meanings} else _LOOKED_AT
    # The mark of what begins like a formula ('-9) is none of the text, and no part of an id.
    plain = (unmarked(cell.strip()) for cell in candidate.cells)
    found = (unicodedata.normalize("NFKC", cell).strip() for cell in plain)
    return list(islice(filter(None, found), most))


def _can_be(field: str, texts: Sequence[str]) -> bool:
    check = _CHECKS.get(field)
    return check is None or not texts or check(texts)


def _mostly(test: Callable[[str], object], texts: Sequence[str]) -> bool:
    return sum(bool(test(text)) for text in texts) > _MOST * len(texts)


def _are_ids(texts: Sequence[str]) -> bool:
    return len(set(texts)) == len(texts) and all(map(_URL_SAFE.fullmatch, texts))


def _is_label(text: str) -> bool:
    return len(text) <= _LONG_LABEL and not _CONTACT.search(text)


_CHECKS: dict[str, Callable[[Sequence[str]], bool]] = {
    columns.ID: _are_ids,
    columns.NUMBER: lambda texts: _mostly(str.isdecimal, texts),
    columns.NAME: lambda texts: not _mostly(_CODE.fullmatch, texts),
    columns.DEPARTMENT: lambda texts: _mostly(_is_label, texts),
    columns.DIVISION: lambda texts: _mostly(_is_label, texts),
    # 款 and 項 of a budget are numbers; so is what a code calls an area.
    **dict.fromkeys(
        LEVELS, lambda texts: _mostly(_is_label, texts) and not all(map(str.isdecimal, texts))
    ),
    columns.URL: lambda texts: any(map(_ADDRESS.search, texts)),
}
