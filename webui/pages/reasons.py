"""Why a hit was found, in the words of a page: the engine's labels are Japanese."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from webui.request.wording import Wording

# Between a label and the word behind it; a word asked for stands alone.
_BEHIND_LABEL = ": "
# The engine's labels, and how the catalogues of words call them.
_KEYS = {
    "読み": "because_reading",
    "同義語": "because_synonym",
    "関連語": "because_related",
    "英語": "because_english",
    "略語": "because_abbreviation",
    "部分": "because_part",
    "指標": "because_target",
    "似た施策": "because_alike",
}


class Reason(NamedTuple):
    """A label in the page's language, and a word of the programs; either may be empty."""

    label: str
    word: str


def reasons(because: Iterable[str], t: Wording) -> Iterator[Reason]:
    """Yield the reasons that the engine gives for a hit."""
    for one in because:
        label, parted, word = one.partition(_BEHIND_LABEL)
        if parted:
            yield Reason(_in_words(label, t) + _BEHIND_LABEL, word)
        else:
            words = _in_words(one, t)
            yield Reason("", one) if words == one else Reason(words, "")


def label_key(label: str) -> str | None:
    """The key of a label of the engine's in the catalogues of words; None for what is no label."""
    return _KEYS.get(label)


def _in_words(label: str, t: Wording) -> str:
    """A label of the engine's in the page's language; what is none, as it is."""
    key = label_key(label)
    return label if key is None else t(key)
