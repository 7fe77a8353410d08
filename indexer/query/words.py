"""The words of a query: what Sudachi cuts, with numbers, affixes and counters put together.

第3次 and 支援員 are asked for as a whole; neither 3 nor 支援 is what they say.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import zip_longest

from indexer.query.parser import Unit
from indexer.text.analyzer import Part, Token
from indexer.text.kana import is_hiragana
from indexer.text.lexeme import Kind, Lexeme
from indexer.text.normalize import fold_text
from indexer.text.other_readings import noun_in_kana

# Names of the same counter or unit; キロ is of two. A gram is no generation: 5G.
_ALIKE = (
    ("人", "名"),
    ("km", "キロメートル", "キロ"),
    ("kg", "キログラム", "キロ"),
    ("cm", "センチメートル", "センチ"),
    ("mm", "ミリメートル", "ミリ"),
    ("m", "メートル"),
    ("m2", "平方メートル"),
    ("m3", "立方メートル"),
    ("km2", "平方キロメートル", "平方キロ"),
    ("ha", "ヘクタール"),
    ("t", "トン"),
    ("l", "リットル"),
    ("kw", "キロワット"),
    ("kwh", "キロワット時"),
)
_GRAM = ("g", "グラム")
_LEAST_GRAMS = 10
# A number of these is a year, a paragraph or a measure, though Sudachi has them as no counters.
COUNTERS = frozenset(
    ("年度", "項", *(name for names in _ALIKE for name in names if name.isascii()))
)
_COUNTED = re.compile(r"(?P<number>[0-9][0-9.,]*)(?P<unit>[^0-9.,]+[23]?)")
_MOST_REMEMBERED = 4096
_LATIN = re.compile("[a-z]+")
_GA = "が"
COUNTER = ("助数詞", "助数詞可能")
_COMMON_NOUN = ("名詞", "普通名詞", "一般")
# The form of a verb that is a noun as well: 取り壊し, 取壊し.
_NOUN_FORM = "連用形-一般"
# That of an adjective in a compound: no predicate (確 of a mistyped 確補).
_STEM = "語幹-一般"
# An adverb as long as this may name something: いきいきサロン. Shorter ones say little (もっと).
_MIN_ADVERB = 4
# Behind a number and its counter, these say which numbers are meant: 5歳 is not 5歳以上.
LIMITS = frozenset("以上 以下 以内 以降 以前 未満 前後".split())
# Behind a verb, these make a noun of it no more: 見守りたい, 見守りながら.
_VERBAL = ("助動詞", "接続助詞")
# Function words that only put nouns together.
JOINING = frozenset("の と や も 及び および 又は または と並びに ならびに".split())


def unspaced(units: Sequence[Unit], is_word: Callable[[str], bool]) -> list[Unit]:
    """The units, two Latin ones as one where that is a word and one of them is none: wi fi."""
    found: list[Unit] = []
    for unit in units:
        word, before = _latin(unit.text), _latin(found[-1].text) if found else ""
        if word and before and _are_plain(found[-1:], unit):
            known = is_word(before) and is_word(word)
            if not known and is_word(before + word):
                found[-1] = found[-1]._replace(text=found[-1].text + unit.text)
                continue
        found.append(unit)
    return found


@lru_cache(_MOST_REMEMBERED)
def _latin(text: str) -> str:
    """The folded text where it is of the letters a to z alone, else nothing."""
    folded = fold_text(text)
    return folded if _LATIN.fullmatch(folded) else ""


def _are_plain(before: Sequence[Unit], unit: Unit) -> bool:
    """Whether a unit follows another, and neither is a phrase, excluded or an alternative."""
    both = (*before, unit)
    return len(both) > 1 and not any([one.phrase or one.excluded or one.either for one in both])


def nominal(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, verbs as nouns where they stand for one: 見守り in 子どもの見守り."""
    found = list(tokens)
    for at, token in enumerate(tokens):
        behind = tokens[at + 1].pos if at + 1 < len(tokens) else ()
        is_noun = _is_noun_form(token) and not set(behind[:2]) & set(_VERBAL)
        if token.lexeme.kind is Kind.VERB and token.pos[:1] == ("動詞",) and is_noun:
            lexeme = token.lexeme._replace(kind=Kind.NOUN)
            # A verb is its own only part.
            parts = (token.parts[0]._replace(lexeme=lexeme),)
            found[at] = token._replace(lexeme=lexeme, parts=parts)
    return found


def whole(tokens: Sequence[Token], folded: str) -> Sequence[Token]:
    """The tokens; those of a noun of the dictionary in hiragana as one: しょうが is no しょう."""
    if len(tokens) < 2 or not is_hiragana(folded):
        return tokens
    noun = noun_in_kana(folded)
    if noun is None:
        return tokens
    part = Part(noun, tokens[0].parts[0].start, tokens[-1].parts[-1].end)
    return [Token(folded, noun, (part,), _COMMON_NOUN)]


def is_torn(tokens: Sequence[Token]) -> bool:
    """Whether hiragana beside other signs may be a word that Sudachi cuts: several words of them,
    the last of a compound (防犯かめら), or one that stands before it."""
    if len(tokens) < 2:
        return False
    return is_hiragana(tokens[-1].surface) is not is_hiragana(tokens[0].surface)


def _is_noun_form(token: Token) -> bool:
    """Whether a verb stands as its noun, with whatever kana of it are left out."""
    written = token.surface == token.lexeme.term
    return written or (len(token.surface) > 1 and token.pos[5:6] == (_NOUN_FORM,))


def carries_only(token: Token) -> bool:
    """Whether a token is a form of a verb that only carries others: いけ in 続けていけ."""
    return (
        token.lexeme.kind is Kind.LIGHT
        and token.pos[1:2] == ("非自立可能",)
        and is_hiragana(token.surface)
    )


def is_sentence(tokens: Sequence[Token]) -> bool:
    """Whether the tokens say more than nouns that are put together: only some are telling then."""
    functions = [token for token in tokens if token.lexeme.kind is Kind.FUNCTION]
    if not all(token.surface in JOINING for token in functions):
        return True
    verbal = (Kind.VERB, Kind.LIGHT)
    # What stands before a noun is part of its name.
    closed = any(
        token.lexeme.kind in verbal
        and token.pos[:1] != ("名詞",)
        and token.pos[5:6] != (_STEM,)
        and not _ends_name(token)
        and (behind is None or behind.lexeme.kind is not Kind.NOUN)
        for token, behind in zip_longest(tokens, tokens[1:])
    )
    return bool(functions) and closed


def bound(run: Sequence[Token], sentence: bool) -> list[Token]:
    """The words of a run that are asked for, each put together of what belongs to it.

    A ``sentence`` has verbs of its own; elsewhere one before a noun is part of a name (ゆるキャラ).
    """
    if not sentence and len(run) > 1 and all(is_hiragana(token.surface) for token in run):
        return [_joined(run)]  # one word that no program has, and Sudachi cuts as it can
    words: list[list[Token]] = []
    for token in run:
        if words and (_belongs(words[-1], token) or (not sentence and _names(words[-1], token))):
            words[-1].append(token)
        else:
            words.append([token])
    return [_joined(word) for word in words]


def with_names(tokens: Sequence[Token], is_word: Callable[[str], bool]) -> Sequence[Token]:
    """The tokens, those of a name of a place as one: 茅が崎 is no 茅 and no subject of 崎."""
    found = list(tokens)
    for at in range(len(tokens) - 2, 0, -1):
        if tokens[at].surface == _GA:
            name = found[at - 1 : at + 2]
            surface = "".join([token.surface for token in name])
            if is_word(surface):
                parts = tuple(part for token in name for part in token.parts)
                lexeme = Lexeme(surface, surface, "", (), Kind.NOUN)
                found[at - 1 : at + 2] = [Token(surface, lexeme, parts, name[0].pos)]
    return found


def _belongs(word: Sequence[Token], token: Token) -> bool:
    """Whether a token belongs to the word before it."""
    last, kind = word[-1], token.lexeme.kind
    if kind is Kind.AFFIX:
        return token.pos[0] == "接尾辞"
    if _ends_name(token):
        return last.lexeme.kind is Kind.NOUN
    if last.lexeme.kind is Kind.AFFIX and last.pos[0] == "接頭辞":
        return kind > Kind.LIGHT
    if last.lexeme.kind is Kind.NUMBER:
        return token.pos[2] in COUNTER or token.lexeme.term in COUNTERS
    if token.surface in LIMITS:
        return word[0].lexeme.kind is Kind.NUMBER
    # 令和6年4月1日 is one day.
    return kind is Kind.NUMBER and len(word) > 1 and last.lexeme.term in "年月"


def _ends_name(token: Token) -> bool:
    """Whether a token is one kana that Sudachi calls an adverb (ぱ, び, ぴ, ほ): behind a noun it
    is the end of a name, 実証ほ."""
    is_adverb = token.lexeme.kind is Kind.LIGHT and token.pos[:1] == ("副詞",)
    return is_adverb and len(token.surface) == 1 and is_hiragana(token.surface)


def _names(word: Sequence[Token], token: Token) -> bool:
    """Whether a verb, adjective or adverb in hiragana and the noun behind it are one name."""
    last = word[-1]
    if last.lexeme.kind is not Kind.LIGHT or token.lexeme.kind is not Kind.NOUN:
        return False
    if last.pos[0] == "副詞":
        return is_hiragana(last.surface) and len(last.surface) >= _MIN_ADVERB
    return last.pos[0] in ("動詞", "形容詞") and last.pos[1] != "非自立可能"


def _joined(word: Sequence[Token]) -> Token:
    if len(word) == 1:
        return word[0]
    surface = "".join([token.surface for token in word])
    kinds = {token.lexeme.kind for token in word}
    kind = next(
        one for one in (Kind.NOUN, Kind.NUMBER, Kind.VERB, Kind.AFFIX, Kind.LIGHT) if one in kinds
    )
    if Kind.NUMBER in kinds:
        kind = Kind.NUMBER
    parts = tuple(part for token in word for part in token.parts)
    return Token(surface, Lexeme(surface, surface, "", (), kind), parts, word[-1].pos)


def counted_alike(token: Token) -> list[str]:
    """A number with the other names of its counter or unit (30名 for 30人, 5km for 5キロ); empty
    for other words."""
    counted = _COUNTED.fullmatch(token.surface)
    if counted is None or token.lexeme.kind is not Kind.NUMBER or len(token.parts) < 2:
        return []
    number, unit = counted["number"], counted["unit"]
    may_be_grams = number.isdecimal() and int(number) >= _LEAST_GRAMS
    names = (*_ALIKE, _GRAM) if may_be_grams else _ALIKE
    return [number + one for alike in names if unit in alike for one in alike if one != unit]
