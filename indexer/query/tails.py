"""Hiragana at the end of a compound that are a word and no function words: かめら of 防犯かめら.

An input method leaves a word in kana where somebody forgets to convert it, and Sudachi takes the
kana for what may follow a noun. What is asked for would be dropped silently.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from indexer.text.analyzer import Part, Token, is_word
from indexer.text.kana import is_hiragana, to_katakana
from indexer.text.lexeme import Kind, Lexeme

# Shorter kana at the end of a compound are function words, or endings.
_MIN_TAIL = 3
_AUXILIARY, _VERB = "助動詞", "動詞"
# What follows a noun in a sentence, in any number.
_GRAMMATICAL = {"助詞", _AUXILIARY, _VERB, "形容詞", "代名詞"}
# The negation that people type behind ませ, where no word is read like the whole.
_NEGATION = "ん"
# A form of adjectives in old texts: ほしゅう for ほしく.
_OF_OLD = "連用形-ウ音便"
_COMMON_NOUN = ("名詞", "普通名詞", "一般")


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
    is_negated = kinds[-1] == _AUXILIARY and tail[-1].surface == _NEGATION
    return is_negated or (_VERB, _VERB) in pairwise(kinds) or not _GRAMMATICAL.issuperset(kinds)
