"""Sentences: of what somebody asks in whole ones, only the telling nouns must be in a program."""

from collections.abc import Callable, Sequence

from indexer.matches.match import Channel, Match
from indexer.matches.query_plan import Slot
from indexer.query.draft import IMPORTANCE
from indexer.text.lexeme import Kind

# A sentence is asked in common words too (何, 数, 知りたい): a program need only have the nouns
# that say at least this share of what the rarest word says. Chosen on the tuning halves of
# tests/judgements (.7 lets programs without the subject count as complete) and of the Wikipedia
# questions, which hardly care.
_SENTENCE_SHARE = 0.5
# What a related word counts that is hardly another one: nine tenths of what is the same.
_NAMING_WEIGHT = 0.45

Runs = Sequence[tuple[int, list[Slot]]]


def loosened(
    runs: Runs, rarity: Callable[[Sequence[Match]], float]
) -> list[tuple[int, list[Slot]]]:
    """The runs of a sentence, each with its position, of which only the telling nouns are required.

    ``rarity`` is the idf of a word's matches.
    """

    def says(slot: Slot) -> float:
        """What the presence of a word says: its idf, times the importance of its kind."""
        return slot.importance * rarity(slot.matches)

    named = [(at, [(one, says(one)) for one in map(_as_named, slots)]) for at, slots in runs]
    telling = _SENTENCE_SHARE * max([said for _, slots in named for _, said in slots], default=0.0)
    return [
        (at, [one._replace(required=_is_noun(one) and said >= telling) for one, said in slots])
        for at, slots in named
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
