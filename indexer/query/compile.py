"""A query's text to a plan: its words, what may stand for each, and which belong together."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from indexer.index.vocabulary import Vocabulary
from indexer.query.channels import CONTENT, READING_WEIGHT, SURFACE_WEIGHT, Channels
from indexer.query.expansions import Expansions, Replacement
from indexer.query.lookup import Lookup
from indexer.query.parser import Unit, parse
from indexer.query.query_plan import Channel, Match, Place, Plan, Slot
from indexer.query.readings import spelled
from indexer.text.analyzer import Token, analyze_folded
from indexer.text.kana import is_hiragana, is_kana, romaji_to_katakana, sound, to_katakana
from indexer.text.lexeme import Kind, placed_words, places, row
from indexer.text.normalize import fold

# Two words of the query next to each other in a program: typed as one, with a function word
# between them (which the program must have there too), or with a space.
ADJACENT_BONUS = 0.6
LINKED_BONUS = 0.3
SPACED_BONUS = 0.3
# How much a word says by its kind. A question's verbs say less than its nouns.
IMPORTANCE = {Kind.NOUN: 1.0, Kind.NUMBER: 0.7, Kind.VERB: 0.5, Kind.AFFIX: 0.3, Kind.LIGHT: 0.1}
_LEAST = IMPORTANCE[Kind.LIGHT]
# A sentence is asked in common words too (何, 数, 知りたい): a program need only have the nouns
# that say at least this share of what the rarest word says. Chosen on the tuning halves of
# tests/judgements (.7 lets programs without the subject count as complete) and of the Wikipedia
# questions, which hardly care.
_SENTENCE_SHARE = 0.5
# Kana and romaji shorter than this are no reading to look for.
_MIN_KANA = 2
_MIN_ROMAJI = 3


class Compiler:
    """Compiles queries against one generation's words. Threads share it."""

    def __init__(self, vocabulary: Vocabulary, expansions: Expansions, lookup: Lookup) -> None:
        self._vocabulary = vocabulary
        self._expansions = expansions
        self._channels = Channels(vocabulary, expansions, lookup)

    def compile(self, text: str) -> Plan:
        """The plan of a query. Raises QueryProblem where ``parser.parse`` does."""
        return self._plan(parse(text))

    def _plan(self, units: Sequence[Unit]) -> Plan:
        draft = _Draft()
        for unit in units:
            place = draft.next_place(unit)
            if unit.excluded:
                draft.excluded.append(self._phrase(unit))
            elif unit.phrase:
                self._add_phrase(unit, place, draft)
            else:
                self._add_words(unit, place, draft, alone=len(units) == 1)
        return draft.plan()

    def _add_phrase(self, unit: Unit, place: Place, draft: "_Draft") -> None:
        """The phrase as a filter; where it stands nowhere, its words, none of which is enough."""
        phrase = self._phrase(unit)
        stands = self._channels.occurs(phrase)
        matches = (phrase,) if stands else ()
        draft.slots.append(Slot(unit.text, place, 1.0, True, stands, matches))
        if not stands:
            self._add_words(unit, place, draft, alone=False)

    def _phrase(self, unit: Unit) -> Match:
        """The unit's words side by side; its characters where a word is unknown."""
        folded = fold(unit.text)
        parts = [part for token in analyze_folded(folded) for part in token.parts]
        surface = Match(Channel.SURFACE, SURFACE_WEIGHT, unit.text, surface=folded.text)
        return self._channels.phrase(parts, unit.text) or surface

    def _add_words(self, unit: Unit, place: Place, draft: "_Draft", alone: bool) -> None:
        """The unit's words; ``alone`` is one that is all of the query."""
        folded = fold(unit.text)
        tokens = analyze_folded(folded)
        # Between other units, kana without a word in it are the end of a sentence.
        wordless = all([token.lexeme.kind <= Kind.LIGHT for token in tokens])
        read = [] if wordless and not alone else self._read(folded.text, tokens)
        if read:
            # What staff wrote for the word holds however it is read; Sudachi's synonyms would be
            # those of another word (こうかい: 後悔).
            written = self._channels.written_for(tokens)
            slots = [_reading_slot(unit.text, numbers, place, written) for numbers in read]
            draft.add_run(slots, None)
            return
        terms = row([part.lexeme for token in tokens for part in token.parts])
        replaced = self._expansions.in_row(terms)
        runs = [(at, self._run_slots(at, run, place, replaced)) for at, run in _runs(tokens)]
        if any([token.lexeme.kind is Kind.FUNCTION for token in tokens]):
            runs = self._loosened(runs)
        end = None
        for at, slots in runs:
            draft.add_run(slots, None if end is None else at - end)
            end = at + sum([slot.width for slot in slots]) - 1

    def _loosened(self, runs: Sequence[tuple[int, list[Slot]]]) -> list[tuple[int, list[Slot]]]:
        """The runs of a sentence, of which only the telling nouns must be in a program."""
        says = (self._says(slot) for _, slots in runs for slot in slots)
        telling = _SENTENCE_SHARE * max(says, default=0.0)
        return [
            (at, [slot._replace(required=self._is_telling(slot, telling)) for slot in slots])
            for at, slots in runs
        ]

    def _is_telling(self, slot: Slot, least: float) -> bool:
        noun = slot.importance > IMPORTANCE[Kind.VERB]
        return slot.required and noun and self._says(slot) >= least

    def _says(self, slot: Slot) -> float:
        """What the presence of a word says: its idf, times the importance of its kind."""
        return slot.importance * self._channels.rarity(slot.matches)

    def _run_slots(
        self, at: int, run: Sequence[Token], place: Place, replaced: Sequence[Replacement]
    ) -> list[Slot]:
        """The slots of words typed as one, from position ``at`` of their unit on."""
        cut = self._channels.cut_differently(run)
        other = (cut._replace(weight=cut.weight / len(run)),) if cut else ()
        slots = []
        for token in run:
            mine = _covering(token, at, replaced) if replaced else ()
            kind = token.lexeme.kind
            matches = self._channels.matches(token, mine, len(run) == 1) + other
            slots.append(
                Slot(
                    token.surface,
                    place,
                    IMPORTANCE[kind],
                    kind in CONTENT,
                    False,
                    matches,
                    len(token.parts),
                )
            )
            at += len(token.parts)
        return slots

    def _read(self, folded: str, tokens: Sequence[Token]) -> list[tuple[int, ...]]:
        """The terms of a unit typed in kana or romaji, a set for each word; empty if it is not."""
        vocabulary, longest = self._vocabulary, self._vocabulary.longest_reading
        if is_kana(folded) and len(folded) >= _MIN_KANA:
            # Katakana may be trusted where the programs have the word; hiragana never.
            if is_hiragana(folded) or not self._known(tokens):
                return spelled(to_katakana(folded), vocabulary.with_reading, longest)
        elif len(folded) >= _MIN_ROMAJI and not self._known(tokens):
            katakana = romaji_to_katakana(folded)
            if katakana:
                return spelled(sound(katakana), vocabulary.with_sound, longest)
        return []

    def _known(self, tokens: Sequence[Token]) -> bool:
        terms = (part.lexeme.term for token in tokens for part in token.parts)
        return all(self._vocabulary.number(term) is not None for term in terms)


class _Draft:
    """A plan in the making."""

    def __init__(self) -> None:
        self.slots: list[Slot] = []
        self.bonuses: list[Match] = []
        self.excluded: list[Match] = []
        self._group = self._member = -1
        self._last: Slot | None = None

    def next_place(self, unit: Unit) -> Place:
        """A group of its own for the unit, or a place beside the unit before (OR)."""
        if unit.either and self._group >= 0:
            self._member += 1
        else:
            self._group, self._member = self._group + 1, 0
        return self._group, self._member

    def add_run(self, slots: Sequence[Slot], distance: int | None) -> None:
        """Slots of words typed as one, so many positions behind the run before; None: a space."""
        if slots and self._last is not None and distance is None:
            self._add_bonus(self._last, slots[0], SPACED_BONUS, 1)
        elif slots and self._last is not None and distance is not None and distance <= 2:
            self._add_bonus(self._last, slots[0], LINKED_BONUS, distance)
        for left, right in pairwise(slots):
            self._add_bonus(left, right, ADJACENT_BONUS, 1)
        self.slots.extend(slots)
        self._last = slots[-1] if slots else self._last

    def _add_bonus(self, left: Slot, right: Slot, weight: float, distance: int) -> None:
        first, second = _word(left), _word(right)
        if first and second:
            parts = (first.parts[-1], second.parts[0])
            text = left.text + right.text
            self.bonuses.append(Match(Channel.WORD, weight, text, parts, (0, distance)))

    def plan(self) -> Plan:
        """The plan; where only light words were typed, they are what is asked for."""
        slots = [slot for slot in self.slots if slot.importance > _LEAST]
        if not any([slot.required for slot in slots]):
            slots = [slot._replace(required=True) for slot in self.slots]
        return Plan(tuple(slots), tuple(self.bonuses), tuple(self.excluded))


def _reading_slot(
    text: str, numbers: tuple[int, ...], place: Place, written: tuple[Match, ...]
) -> Slot:
    matches = (Match(Channel.READING, READING_WEIGHT, text, ((number,),)) for number in numbers)
    return Slot(text, place, 1.0, True, False, (*matches, *written))


def _word(slot: Slot) -> Match | None:
    """The slot's match that is the word itself or its reading, if any."""
    own = (Channel.WORD, Channel.READING)
    return next((m for m in slot.matches if m.parts and not m.hint and m.channel in own), None)


def _covering(token: Token, at: int, replaced: Sequence[Replacement]) -> list[Replacement]:
    """The replacements of a stretch that has the word at position ``at``."""
    # Function words at a word's ends (お知らせ) are not part of what is replaced.
    words = [at + place for place, _ in placed_words([part.lexeme for part in token.parts])]
    covering = (one for one in replaced if words and one.start <= words[0])
    return [one for one in covering if words[-1] < one.end]


def _runs(tokens: Sequence[Token]) -> Iterator[tuple[int, list[Token]]]:
    """Words that stand together, divided by breaks and function words, and their position."""
    run: list[Token] = []
    start = at = 0
    position = places([part.lexeme for token in tokens for part in token.parts])
    for token in tokens:
        if token.lexeme.kind > Kind.FUNCTION:
            start = start if run else position[at]
            run.append(token)
        elif run:
            yield start, run
            run = []
        at += len(token.parts)
    if run:
        yield start, run
