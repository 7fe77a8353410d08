"""Words in kana at an end of a word that Sudachi does not divide: ごみ of 生ごみ, がん of 肺がん.

Such a word is one position and one term; who types its part in kana means it as well.
"""

from corpus.text.patterns import pattern
from indexer.text.analyzer import parts_of_speech, readings_of
from indexer.text.kana import to_katakana
from indexer.text.lexeme import Kind
from indexer.text.other_readings import common_nouns

# A single kana says nothing.
_SHORTEST = 2
_KANA = f"[ぁ-ゖー]{{{_SHORTEST},}}|[ァ-ヺー]{{{_SHORTEST},}}"
_KANJI = "[一-鿿々〆]"
_AT_END = pattern(f"(?P<head>{_KANA})(?={_KANJI})|.*{_KANJI}(?P<tail>{_KANA})$")
_COMMON = ("名詞", "普通名詞")


def kana_part(surface: str, term: str) -> str:
    """The word in kana that opens or ends a word, as katakana; empty where it has none.

    ``term`` is the word's; it says what the kana mean: はく of 剥奪 (はく奪) is no word.
    """
    found = _AT_END().match(surface)
    if found is None:
        return ""
    head, tail = found["head"] or "", found["tail"] or ""
    if head:
        meant = term.removesuffix(surface[len(head) :])
        return to_katakana(head) if _is_meant(meant, term, head) else ""
    if _is_verb(surface, tail):
        return ""
    # What stands before it may end in kana itself: いも of 焼きいも.
    parts = (tail[at:] for at in range(len(tail) - _SHORTEST + 1))
    return next((to_katakana(part) for part in parts if _is_end(surface, term, part)), "")


def _is_end(surface: str, term: str, part: str) -> bool:
    return _is_meant(term.removeprefix(surface[: -len(part)]), term, part)


def _is_meant(meant: str, term: str, kana: str) -> bool:
    """Whether what a term has in the place of kana is a word, and not all of the term."""
    return meant != term and _is_read(meant, kana)


def _is_read(meant: str, kana: str) -> bool:
    """Whether what a term has in the place of kana is a common noun that may be written so."""
    if not any(pos[:2] == _COMMON for pos in parts_of_speech(meant)):
        return False
    own, lexemes = to_katakana(kana), [one for one, _ in readings_of(meant)]
    if meant == kana:
        # けさ by itself is 今朝, and none of 静けさ.
        return any(one.term == own and one.kind is Kind.NOUN for one in lexemes)
    nouns = common_nouns(kana)
    # たい by itself is 鯛, and none of 堆肥 (たい肥); がん, for several, is ガン.
    is_other = bool(nouns) and nouns.isdisjoint((meant, own))
    return not is_other and any(one.reading == own for one in lexemes)


def _is_verb(surface: str, tail: str) -> bool:
    """Whether kana at the end belong to the kanji before them: 高まり has no まり (a ball)."""
    with_kanji = surface[-len(tail) - 1 :] if tail else ""
    return any(pos[0] == "動詞" for pos in parts_of_speech(with_kanji))
