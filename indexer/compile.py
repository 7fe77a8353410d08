"""A query's text to a plan: each word, and everything that may stand for it, as matches.

The weights below order the channels: the word itself before its synonyms, parts that stand together
before parts that stand apart, whole words before pieces of them. They were chosen on the tuning half
of tests/judgements, in steps of .1; ``sesaku evaluate`` shows what leaving a channel out costs.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from indexer.analyzer import Token, analyze
from indexer.expansions import Expansions, Replacement
from indexer.kana import is_hiragana, is_kana, romaji_to_katakana, sound, to_katakana
from indexer.lexeme import Kind
from indexer.normalize import fold_text
from indexer.parser import Unit, parse
from indexer.plan import Channel, Match, Plan, Slot
from indexer.readings import spelled
from indexer.vocabulary import Vocabulary

# What a match of each channel counts against the word itself.
READING_WEIGHT = 0.9
SYNONYM_WEIGHT = 0.6
RELATED_WEIGHT = 0.3
SURFACE_WEIGHT = 0.3
# The parts of a compound, somewhere in the program; and only one of them.
APART_WEIGHT = 0.3
HINT_WEIGHT = 0.2
# Two words of the query next to each other: typed as one, or with a space between.
ADJACENT_BONUS = 0.6
SPACED_BONUS = 0.3
# How much a word says by its kind. A question's verbs say less than its nouns.
_IMPORTANCE = {Kind.NOUN: 1.0, Kind.NUMBER: 0.7, Kind.VERB: 0.5, Kind.AFFIX: 0.3, Kind.LIGHT: 0.1}
_CONTENT = (Kind.NOUN, Kind.NUMBER, Kind.VERB)
# Most synonyms that are tried for one word; Sudachi's largest groups have some dozens.
_MAX_SYNONYMS = 16
# Romaji and kana of one syllable say nothing.
_MIN_KANA = 2
_MIN_ROMAJI = 3


class Compiler:
    """Compiles queries against one generation's words."""

    def __init__(self, vocabulary: Vocabulary, expansions: Expansions) -> None:
        self._vocabulary = vocabulary
        self._expansions = expansions

    def compile(self, text: str) -> Plan:
        """The plan of a query. Raises QueryProblem where ``parser.parse`` does."""
        draft = _Draft()
        for unit in parse(text):
            group = draft.next_group(unit)
            if unit.excluded:
                draft.excluded.extend(self._phrase(unit, Channel.WORD))
            elif unit.phrase:
                draft.add(self._phrase_slot(unit, group))
            else:
                self._add_words(unit, group, draft)
        return draft.plan()

    def _phrase(self, unit: Unit, channel: Channel) -> list[Match]:
        """The unit's words, in this order and distance; nothing where a word is unknown."""
        parts, steps, at = [], [], 0
        for token in analyze(unit.text):
            for part in token.parts:
                if part.lexeme.kind > Kind.FUNCTION:
                    parts.append(self._numbers(part.lexeme.term))
                    steps.append(at)
                at += 1
        if not parts or not all(parts):
            return [Match(Channel.SURFACE, SURFACE_WEIGHT, unit.text, surface=fold_text(unit.text))]
        steps = [step - steps[0] for step in steps]
        return [Match(channel, 1.0, unit.text, tuple(parts), tuple(steps))]

    def _phrase_slot(self, unit: Unit, group: int) -> Slot:
        return Slot(unit.text, group, 1.0, True, True, tuple(self._phrase(unit, Channel.WORD)))

    def _numbers(self, term: str) -> tuple[int, ...]:
        number = self._vocabulary.number(term)
        return () if number is None else (number,)

    def _add_words(self, unit: Unit, group: int, draft: "_Draft") -> None:
        folded = fold_text(unit.text)
        tokens = analyze(unit.text)
        read = self._read(folded, tokens)
        if read:
            slots = [self._reading_slot(unit.text, numbers, group) for numbers in read]
            draft.add_run(slots)
            return
        for run in _runs(tokens):
            expanded = self._expansions.in_run([part.lexeme.term for t in run for part in t.parts])
            slots, at = [], 0
            for token in run:
                end = at + len(token.parts)
                local = [e for e in expanded if e.start <= at and end <= e.end]
                slots.append(self._slot(token, group, local))
                at = end
            draft.add_run(slots)

    def _read(self, folded: str, tokens: Sequence[Token]) -> list[tuple[int, ...]]:
        """The terms of a unit typed in kana or romaji, one set a word; empty where it is not."""
        if is_kana(folded) and len(folded) >= _MIN_KANA:
            if not is_hiragana(folded) and self._known(tokens):
                return []
            return spelled(
                to_katakana(folded), self._vocabulary.with_reading, self._vocabulary.longest_reading
            )
        if len(folded) >= _MIN_ROMAJI and folded.isascii() and not self._known(tokens):
            katakana = romaji_to_katakana(folded)
            if katakana:
                return spelled(
                    sound(katakana), self._vocabulary.with_sound, self._vocabulary.longest_reading
                )
        return []

    def _known(self, tokens: Sequence[Token]) -> bool:
        terms = [part.lexeme.term for token in tokens for part in token.parts]
        return all(self._vocabulary.number(term) is not None for term in terms)

    def _reading_slot(self, text: str, numbers: tuple[int, ...], group: int) -> Slot:
        matches = [Match(Channel.READING, READING_WEIGHT, text, ((number,),)) for number in numbers]
        return Slot(text, group, 1.0, True, False, tuple(matches))

    def _slot(self, token: Token, group: int, local: Sequence[Replacement]) -> Slot:
        kind = token.lexeme.kind
        matches = [*self._words(token), *self._local(local, token), *self._synonyms(token)]
        if is_kana(token.surface) and len(token.surface) >= _MIN_KANA:
            matches += self._readings(token)
        if not any(not match.hint for match in matches) or len(token.surface) == 1:
            matches += self._pieces(token)
        if not any(
            match.channel in (Channel.WORD, Channel.SYNONYM) and not match.hint for match in matches
        ):
            matches += self._related(token)
        return Slot(
            token.surface, group, _IMPORTANCE[kind], kind in _CONTENT, False, tuple(matches)
        )

    def _words(self, token: Token) -> Iterator[Match]:
        parts = [
            self._numbers(part.lexeme.term)
            for part in token.parts
            if part.lexeme.kind > Kind.FUNCTION
        ]
        if len(parts) == 1 and parts[0]:
            yield Match(Channel.WORD, 1.0, token.surface, (parts[0],))
        if len(parts) < 2:
            return
        if all(parts):
            steps = tuple(range(len(parts)))
            yield Match(Channel.WORD, 1.0, token.surface, tuple(parts), steps)
            yield Match(Channel.WORD, APART_WEIGHT, token.surface, tuple(parts), steps, apart=True)
        for part, numbers in zip(token.parts, parts, strict=False):
            if numbers and part.lexeme.kind in _CONTENT:
                yield Match(Channel.WORD, HINT_WEIGHT, token.surface, (numbers,), hint=True)

    def _synonyms(self, token: Token) -> Iterator[Match]:
        own = {self._vocabulary.number(token.lexeme.term)}
        for number in self._vocabulary.in_groups(token.lexeme.groups)[:_MAX_SYNONYMS]:
            if number not in own:
                yield Match(
                    Channel.SYNONYM, SYNONYM_WEIGHT, self._vocabulary.term(number), ((number,),)
                )

    def _local(self, found: Sequence[Replacement], token: Token) -> Iterator[Match]:
        for replacement in found:
            share = len(token.parts) / (replacement.end - replacement.start)
            expression = replacement.expression
            parts = [self._numbers(term) for term in expression.terms]
            if all(parts):
                weight = SYNONYM_WEIGHT * share
                yield Match(
                    Channel.SYNONYM, weight, expression.text, tuple(parts), expression.steps
                )

    def _readings(self, token: Token) -> Iterator[Match]:
        for number in self._vocabulary.with_reading(to_katakana(token.surface)):
            if self._vocabulary.term(number) != token.lexeme.term:
                yield Match(Channel.READING, READING_WEIGHT, token.surface, ((number,),))

    def _pieces(self, token: Token) -> Iterator[Match]:
        """Words that Sudachi cuts differently; for one kanji, the words that have it inside."""
        if len(token.surface) > 1:
            if not token.surface.isascii():
                yield Match(Channel.SURFACE, SURFACE_WEIGHT, token.surface, surface=token.surface)
        elif not token.surface.isascii() and not is_kana(token.surface):
            for number in self._vocabulary.containing(token.surface):
                yield Match(
                    Channel.SURFACE, SURFACE_WEIGHT, self._vocabulary.term(number), ((number,),)
                )

    def _related(self, token: Token) -> Iterator[Match]:
        for term, similarity in self._expansions.related(token.lexeme.term):
            for number in self._numbers(term):
                yield Match(Channel.RELATED, RELATED_WEIGHT * similarity, term, ((number,),))


class _Draft:
    """A plan in the making."""

    def __init__(self) -> None:
        self.slots: list[Slot] = []
        self.bonuses: list[Match] = []
        self.excluded: list[Match] = []
        self._group = -1
        self._last: Slot | None = None

    def next_group(self, unit: Unit) -> int:
        """The group of the unit's slots; the one before where either would do."""
        if not unit.either or self._group < 0:
            self._group = len(self.slots)
        return self._group

    def add(self, slot: Slot) -> None:
        self.slots.append(slot)

    def add_run(self, slots: Sequence[Slot]) -> None:
        """Slots of words that were typed without anything between them."""
        for left, right in pairwise(slots):
            self._add_bonus(left, right, ADJACENT_BONUS)
        if slots and self.slots and self._last is self.slots[-1]:
            self._add_bonus(self._last, slots[0], SPACED_BONUS)
        self.slots.extend(slots)
        self._last = slots[-1] if slots else None

    def _add_bonus(self, left: Slot, right: Slot, weight: float) -> None:
        first, second = _word(left), _word(right)
        if first and second:
            self.bonuses.append(
                Match(
                    Channel.WORD,
                    weight,
                    left.text + right.text,
                    (first.parts[-1], second.parts[0]),
                    (0, 1),
                )
            )

    def plan(self) -> Plan:
        slots = self.slots
        if slots and not any(slot.required for slot in slots):
            slots = [replace(slot, required=True) for slot in slots]
        return Plan(tuple(slots), tuple(self.bonuses), tuple(self.excluded))


def _word(slot: Slot) -> Match | None:
    """The slot's first match that is the word itself or its reading."""
    usable = (
        m
        for m in slot.matches
        if m.parts and not m.hint and m.channel in (Channel.WORD, Channel.READING)
    )
    return next(usable, None)


def _runs(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Tokens that stand together, divided by breaks and function words."""
    run: list[Token] = []
    for token in tokens:
        if token.lexeme.kind > Kind.FUNCTION:
            run.append(token)
        elif run:
            yield run
            run = []
    if run:
        yield run
