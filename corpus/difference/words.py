"""Two texts compared word by word."""

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["same", "removed", "added"]

# Runs of one kind of character come close to the words of Japanese; no dictionary is needed here.
_WORD = re.compile(
    r"[一-龠々〆ヶ\u3400-\u4dbf\uf900-\ufaff]+|[ァ-ヺー･-ﾟ]+|[ぁ-ゖ]+|[A-Za-zＡ-Ｚａ-ｚ]+"
    r"|[0-9０-９]+(?:[,，.．][0-9０-９]+)*|\s+|.",
    re.DOTALL,
)
# Comparing takes the square of the number of words; longer texts are other texts.
_MAX_WORDS = 3_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that follow each other and have the same fate."""

    kind: Kind
    text: str


def word_difference(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces of both texts in their order; where both have one, the removed comes first.

    The pieces but those added make up ``before``, those but the removed ``after``.
    """
    from difflib import SequenceMatcher  # 10 ms that no other command should wait for

    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) + len(new) > _MAX_WORDS:
        return _pieces(("removed", before), ("added", after))
    pieces: list[tuple[Kind, str]] = []
    for kind, old_start, old_end, new_start, new_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            pieces.append(("same", "".join(old[old_start:old_end])))
        else:
            pieces.append(("removed", "".join(old[old_start:old_end])))
            pieces.append(("added", "".join(new[new_start:new_end])))
    return _pieces(*pieces)


def _pieces(*pieces: tuple[Kind, str]) -> tuple[Piece, ...]:
    return tuple(Piece(kind, text) for kind, text in pieces if text)
