"""The values of a facet of which there are many: found by a part of their name, page by page."""

from collections.abc import Iterable, Sequence

from indexer.answer.results import FacetValue
from indexer.text.kana import to_katakana
from indexer.text.normalize import fold


def values_with(values: Iterable[FacetValue], text: str) -> Sequence[FacetValue]:
    """Those whose name has ``text``, the commonest first; all for an empty text.

    Width, case, old forms of characters and hiragana or katakana make no difference.
    """
    asked = _key(text)
    found = [value for value in values if asked in _key(value.value)] if asked else values
    return sorted(found, key=lambda value: (not value.selected, -value.count))


def _key(text: str) -> str:
    return to_katakana(fold(text.strip()).text)
