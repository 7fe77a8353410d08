"""Hiragana that are a word, and that Sudachi takes for function words and forms of verbs.

Of a compound whose last word an input method left in kana (防犯かめら), and of a query that is all
kana (ほいくし): what stands together in no sentence is one word. Its pieces alone would make
programs complete that are not about it: 防犯, 保育.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from indexer.text.analyzer import Part, Token, is_word
from indexer.text.kana import is_hiragana, to_katakana
from indexer.text.lexeme import Kind, Lexeme

_PARTICLE, _AUXILIARY, _SUFFIX = "助詞", "助動詞", "接尾辞"
_VERB, _ADJECTIVE, _PRONOUN = "動詞", "形容詞", "代名詞"
# Shorter kana at the end of a compound are function words, or endings.
_MIN_TAIL = 3
# What follows a noun in a sentence, in any number.
_GRAMMATICAL = {_PARTICLE, _AUXILIARY, _VERB, _ADJECTIVE, _PRONOUN}
# The negation that people type behind ませ, where no word is read like the whole; and what makes a
# noun of a verb.
_N = "ん"
# A form of adjectives in old texts: ほしゅう for ほしく.
_OF_OLD = "連用形-ウ音便"
_COMMON_NOUN = ("名詞", "普通名詞", "一般")
# What a particle or an auxiliary never opens.
_BEHIND_OTHERS = (_PARTICLE, _AUXILIARY, _SUFFIX)
_FINAL, _QUESTION = "終助詞", "か"
_INFLECTED = (_VERB, _ADJECTIVE, _AUXILIARY)
# What is said of something without a verb.
_NOMINAL = ("名詞", "形状詞", "副詞", _PRONOUN, _SUFFIX)
# Forms before た, て, ない or another word, none of which a sentence ends in.
_OPEN_FORMS = ("未然形", "語幹", "連用形-促音便", "連用形-撥音便", "連用形-イ音便")
# Of する and auxiliaries (てき) that before ます as well; other verbs are nouns in it (しらせ).
_SURU, _GODAN, _CONTINUED = "サ行変格", "五段", "連用形-一般"
# Forms of what is spoken: いん for いる, い for いて.
_SPOKEN_FORMS = ("連体形-撥音便", "終止形-撥音便", "連用形-省略")
# Behind a noun, these need a verb.
_BEHIND_VERBS = ("助動詞-タイ", "助動詞-マス", "助動詞-レル", "助動詞-ナイ", "助動詞-ヌ")
_OLD = "文語助動詞"
# An adverb that is as short says how something is done, and never stands before a noun.
_SHORT_ADVERB = 3


def with_tail(tokens: Sequence[Token], is_read: Callable[[str], bool]) -> Sequence[Token]:
    """The tokens; those in hiragana behind the last noun as one, where they are a word cut wrong.

    ``is_read`` tells whether some program has a word of a reading in katakana.
    """
    at = next((at for at in range(1, len(tokens)) if _opens_tail(tokens, at)), len(tokens))
    surface = "".join([token.surface for token in tokens[at:]])
    if len(surface) < _MIN_TAIL or not _is_cut_wrong(tokens[at:]):
        return tokens
    katakana = to_katakana(surface)
    if not is_word(katakana) and not is_read(katakana):
        return tokens
    noun = Lexeme(katakana, surface, katakana, (), Kind.NOUN)
    part = Part(noun, tokens[at].parts[0].start, tokens[-1].parts[-1].end)
    return [*tokens[:at], Token(surface, noun, (part,), _COMMON_NOUN)]


def _opens_tail(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token stands behind a noun in other signs, and all from it on is hiragana."""
    before = tokens[at - 1]
    is_noun = before.lexeme.kind is Kind.NOUN and not is_hiragana(before.surface)
    return is_noun and all(is_hiragana(token.surface) for token in tokens[at:])


def _is_cut_wrong(tail: Sequence[Token]) -> bool:
    """Whether words behind a noun stand together in no sentence: か and an adverb, two verbs."""
    if len(tail) == 1:
        return _OF_OLD in tail[0].pos[5:6]
    kinds = [token.pos[0] for token in tail]
    is_negated = kinds[-1] == _AUXILIARY and tail[-1].surface == _N
    return is_negated or (_VERB, _VERB) in pairwise(kinds) or not _GRAMMATICAL.issuperset(kinds)


def is_one_word(tokens: Sequence[Token], folded: str) -> bool:
    """Whether the tokens of some hiragana are no sentence, but one word that is cut wrong."""
    return len(tokens) > 1 and is_hiragana(folded) and _is_broken(tokens)


def _is_broken(tokens: Sequence[Token]) -> bool:
    return (
        tokens[0].pos[0] in _BEHIND_OTHERS
        or any(map(_is_unsaid, tokens))
        or any(_never_meet(*pair) for pair in pairwise(tokens))
        or _is_open(*tokens[-2:])
        or _ends_in_particle_only(tokens)
    )


def _is_unsaid(token: Token) -> bool:
    return token.pos[4].startswith(_OLD) or token.pos[5] in _SPOKEN_FORMS


def _never_meet(token: Token, behind: Token) -> bool:
    """Whether two words stand beside each other in no sentence."""
    first, second = token.pos, behind.pos
    if second[4] in _BEHIND_VERBS or (second[0], behind.surface) == (_PARTICLE, _N):
        return first[0] in _NOMINAL
    is_short = first[0] == "副詞" and len(token.surface) <= _SHORT_ADVERB
    return is_short and second[0] == "名詞"


def _is_open(before: Token, last: Token) -> bool:
    """Whether something must follow the last word: し, いん, a pronoun behind a noun."""
    kind, group, form = last.pos[0], *last.pos[4:6]
    if kind in _INFLECTED:
        is_bare = group == _SURU or (kind == _AUXILIARY and group.startswith(_GODAN))
        return form.startswith(_OPEN_FORMS) or (is_bare and form == _CONTINUED)
    return last.pos[0] == _PRONOUN and before.pos[0] in _NOMINAL


def _ends_in_particle_only(tokens: Sequence[Token]) -> bool:
    """Whether there is nothing but nouns, and particles that end a sentence."""
    nouns = [token for token in tokens if token.pos[1] != _FINAL and token.surface != _QUESTION]
    return len(nouns) < len(tokens) and all(token.pos[0] in _NOMINAL for token in nouns)
