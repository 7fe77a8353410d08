"""Sentences: of what somebody asks in whole ones, only the telling nouns must be in a program."""

from collections.abc import Callable, Sequence
from math import log

from indexer.matches.match import Channel, Match
from indexer.matches.query_plan import Slot
from indexer.query.draft import IMPORTANCE
from indexer.text.analyzer import Token
from indexer.text.lexeme import Kind

# A sentence is asked in common words too (何, 数, 知りたい): a program need only have the nouns
# that say at least this share of what the rarest word says. Chosen on the tuning halves of
# tests/judgements (.7 lets programs without the subject count as complete) and of the Wikipedia
# questions, which hardly care.
_SENTENCE_SHARE = 0.5
# The idf of a word that a tenth of the programs have. Rarer ones are never left out, however much
# rarer another is: 学校 in 学校を木で建てる (with a share of .03 it goes). No judged query, of the
# plan or of national projects, loses a complete program that is wanted.
_COMMON_IDF = log(10)
# What a related word counts that is hardly another one: nine tenths of what is the same.
_NAMING_WEIGHT = 0.45
_VERB, _PARTICLE = "動詞", "助詞"
# Verbs of somebody who asks, and those that say of nearly everything what is done with it.
ASKING = frozenset(
    "知り 調べ 教え 探し 聞く 尋ね 見る 使う 使える 受け 行い 行く 行ける 来る 出る 出し 入る 入れ"
    " 入れる 取り 申し込み 申込み 困り 思い 考え 要る 貰い 頂き 載る 有る 出来る"
    " 変える 変わり".split()
)

Runs = Sequence[tuple[int, list[Slot]]]


def has_predicate(tokens: Sequence[Token]) -> bool:
    """Whether a sentence ends in a verb that says what is asked: 落とした, and no 知りたい."""
    at = max([at for at, one in enumerate(tokens) if one.lexeme.kind > Kind.LIGHT], default=0)
    # 読聞かせ is no sentence, though Sudachi cuts a verb from it.
    if not any([token.pos[0] == _PARTICLE for token in tokens[:at]]):
        return False
    last = tokens[at].lexeme
    return last.kind is Kind.VERB and tokens[at].pos[0] == _VERB and last.term not in ASKING


def loosened(
    runs: Runs, rarity: Callable[[Sequence[Match]], float], with_predicate: bool = False
) -> list[tuple[int, list[Slot]]]:
    """The runs of a sentence, each with its position, of which only the telling nouns are required;
    of one noun, what is said of it as well where the sentence is ``with_predicate``.

    Those are all but the common ones that say little beside the others. ``rarity`` is the idf of a
    word's matches.
    """

    def says(slot: Slot) -> float:
        """What the presence of a word says: its idf, times the importance of its kind."""
        return slot.importance * rarity(slot.matches)

    named = [(at, [(one, says(one)) for one in map(_as_named, slots)]) for at, slots in runs]
    telling = _SENTENCE_SHARE * max([said for _, slots in named for _, said in slots], default=0.0)

    def tells(slot: Slot, said: float) -> bool:
        return _is_noun(slot) and (said >= telling or rarity(slot.matches) > _COMMON_IDF)

    loose = [
        (at, [one._replace(required=tells(one, said)) for one, said in slots])
        for at, slots in named
    ]
    nouns = [one for _, slots in loose for one in slots if one.required]
    return _with_predicate(loose) if with_predicate and len(nouns) == 1 else loose


def _with_predicate(runs: Sequence[tuple[int, list[Slot]]]) -> list[tuple[int, list[Slot]]]:
    """The runs, the last word that says something required."""
    telling = [one for _, slots in runs for one in slots if one.importance >= IMPORTANCE[Kind.VERB]]
    return [
        (at, [one._replace(required=one.required or one is telling[-1]) for one in slots])
        for at, slots in runs
    ]


def _as_named(slot: Slot) -> Slot:
    """A verb that the programs lack as the noun that they have for it: 移り住む is 移住."""
    is_lacking = all([match.hint for match in slot.matches])
    is_named = slot.required and is_lacking and any(map(_is_name, slot.matches))
    return slot._replace(importance=IMPORTANCE[Kind.NOUN]) if is_named else slot


def _is_noun(slot: Slot) -> bool:
    return slot.required and slot.importance > IMPORTANCE[Kind.VERB]


def _is_name(match: Match) -> bool:
    return match.channel is Channel.RELATED and match.weight >= _NAMING_WEIGHT
