"""A query's text to a plan: its words, what may stand for each, and which belong together."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from indexer.cache import Cache
from indexer.english.table import Table, empty_table
from indexer.index.vocabulary import Vocabulary
from indexer.index.words.lazy import compute
from indexer.index.words.phrases import Phrase
from indexer.matches.match import Channel, Match, Where
from indexer.matches.occurrences import Occurrences
from indexer.matches.query_plan import Place, QueryPlan, Slot
from indexer.query.channels import Channels
from indexer.query.cuts import Cuts
from indexer.query.draft import PLACE_BONUS, Draft, Run, UnitWords, run_of
from indexer.query.era_years import written_years
from indexer.query.hiragana import is_one_word, with_tail
from indexer.query.kana_reader import KanaReader
from indexer.query.parser import Unit, once, parse
from indexer.query.pieces import SURFACE_WEIGHT, as_sign
from indexer.query.runs import RunReader, runs_in
from indexer.query.sentences import has_predicate, loosened
from indexer.query.staff_synonyms import Expansions
from indexer.query.translation import Translation
from indexer.query.unknown.abbreviations import Abbreviations
from indexer.query.unknown.transcriptions import Transcriptions
from indexer.query.words import bound, is_sentence, is_torn, nominal, unspaced, whole, with_names
from indexer.query.written import as_place
from indexer.text.analyzer import Token, analyze, analyze_folded
from indexer.text.lexeme import Kind, row
from indexer.text.normalize import fold
from indexer.text.numerals import counted
from indexer.text.romaji import is_slip
from indexer.thesaurus import loose

# Units whose words are kept, some megabytes: as many as the searches of some days have.
_CACHED = 2048
# Where the first unit of a query is.
_FIRST: Place = (0, 0)
# What Sudachi calls a name.
_NAME = ("固有名詞",)
# Shorter function words stand everywhere.
_MIN_FUNCTION = 4


class Compiler:
    """Compiles queries against one generation's words. Threads share it."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        expansions: Expansions,
        occurrences: Occurrences,
        english: Callable[[], Table] = empty_table,
        phrases: Callable[[], Iterable[Phrase]] = tuple,
    ) -> None:
        self._expansions = expansions
        self._channels = Channels(vocabulary, expansions, occurrences)
        self._cuts = Cuts(vocabulary, occurrences)
        self._occurrences = occurrences
        self._kana = KanaReader(vocabulary, self._channels)
        self._translation = Translation(self._channels, english)
        self._abbreviations = Abbreviations(vocabulary, self._channels, phrases)
        self._transcriptions = Transcriptions(vocabulary, self._channels)
        clipped = (self._abbreviations, self._transcriptions)
        self._runs = RunReader(self._channels, self._cuts, occurrences, *clipped)
        self._units: Cache[tuple[str, Place, tuple[Match, ...]], UnitWords] = Cache(_CACHED)

    def load(self) -> None:
        """Reads what rare words alone ask for. Raises OSError."""
        compute(self._abbreviations)
        compute(self._transcriptions)
        loose.load()

    def compile(self, text: str) -> QueryPlan:
        """The plan of a query. Raises QueryProblem where ``parser.parse`` does."""
        return self._plan(unspaced(once(parse(text)), self._cuts.is_word))

    def reads(self, katakana: str) -> bool:
        """Whether some program has words side by side that are read so."""
        return self._kana.reads(katakana)

    def _plan(self, units: Sequence[Unit]) -> QueryPlan:
        draft = Draft()
        translated = self._translation.of(units)
        for number, unit in enumerate(units):
            place = draft.next_place(unit)
            if unit.excluded:
                draft.excluded += self._excluded(unit, place)
            elif unit.phrase:
                self._add_phrase(unit, place, draft)
            elif translated.get(number, (unit,)):
                draft.add(self._words(unit.text, place, translated.get(number, ())))
        if len(draft.slots) == 1:
            draft.slots = [as_sign(draft.slots[0])]
        return draft.plan()

    def _add_phrase(self, unit: Unit, place: Place, draft: Draft) -> None:
        """The phrase as a filter; where it stands nowhere, its words, none of which is enough."""
        phrase = self._phrase(unit)
        stands = self._channels.occurs(phrase)
        matches = (phrase,) if stands else ()
        draft.slots.append(Slot(unit.text, place, 1.0, True, stands, matches))
        if not stands:
            draft.add(self._worded(unit.text, place, ()))

    def _excluded(self, unit: Unit, place: Place) -> list[Match]:
        """What a program must not have: the unit however it is cut, and what is read so."""
        found = [self._phrase(unit), *self._channels.written.of(unit.text)]
        if not unit.phrase:
            read = self._kana.slots(unit.text, fold(unit.text).text, analyze(unit.text), place)
            found += [match for slot in read[:1] for match in slot.matches if _is_read(match)]
        return list({match.key: match for match in found}.values())

    def _years(self, text: str, place: Place) -> UnitWords | None:
        """The years that a unit names and nothing else, each as a word; None for other text, and
        where no program has any of them."""
        years = written_years(text)
        found = [tuple(one for way in ways for one in self._written(way)) for ways in years]
        if not any(found):
            return None
        texts = [text] if len(years) == 1 else [ways[-1] for ways in years]
        slots = [_slot(*one, place) for one in zip(texts, found, strict=True)]
        return UnitWords(runs=[run_of([slot], None, True) for slot in slots])

    def _written(self, text: str) -> Sequence[Match]:
        return self._channels.written.of(text)

    def _phrase(self, unit: Unit) -> Match:
        """The unit's words side by side; its characters where a word is unknown."""
        folded = fold(unit.text)
        parts = [part for token in analyze_folded(folded) for part in token.parts]
        surface = Match(Channel.SURFACE, SURFACE_WEIGHT, unit.text, surface=folded.text)
        return self._channels.written.phrase(parts, unit.text) or surface

    def _words(self, text: str, place: Place, english: tuple[Match, ...]) -> UnitWords:
        """What a unit adds to a plan; kept, for the words of queries come again in others."""
        key = text, place, english
        known = self._units.get(key)
        if known is None:
            first = self._first_words(text, english)
            known = first if place == _FIRST else first.at(place)
            if self._occurrences.settled:
                self._units.put(key, known)
        return known

    def _first_words(self, text: str, english: tuple[Match, ...]) -> UnitWords:
        """The words of a unit as those of a query's first: what they are is the same elsewhere."""
        key = text, _FIRST, english
        known = self._units.get(key)
        if known is None:
            known = self._years(text, _FIRST) or self._worded(text, _FIRST, english)
            if self._occurrences.settled:
                self._units.put(key, known)
        return known

    def _worded(self, text: str, place: Place, english: tuple[Match, ...]) -> UnitWords:
        """The unit's words: as kana or romaji that are read so, or as they are written.

        ``english`` is what stands for a unit that is an English word.
        """
        folded = fold(text)
        cut = whole(analyze_folded(folded), folded.text)
        tokens = with_names(nominal(cut), self._cuts.is_word)
        if name := as_place(folded.text, cut):
            return self._worded(name, place, ())
        number = counted(folded.text) if [token.pos[1:2] for token in tokens] == [_NAME] else ""
        if number and not self._cuts.is_word(folded.text):
            return self._worded(number, place, ())  # 三本, to Sudachi a name
        read = self._kana.slots(text, folded.text, tokens, place)
        if not read and is_torn(tokens):
            read = self._kana.converted_in_part(text, folded.text, place)
            tokens = with_tail(tokens, self._kana.has_word)
        if read:
            return UnitWords(runs=[run_of(_also(read, english), None, True)])
        if not english and (kana := self._kana.typed_in_romaji(folded.text, tokens)):
            return self._worded(kana, place, ())
        terms = row([part.lexeme for token in tokens for part in token.parts])
        replaced = self._expansions.in_row(terms)
        sentence = is_sentence(tokens)
        words = [(at, bound(run, sentence)) for at, run in runs_in(tokens)]
        runs = [
            (at, _also(self._translated(text, slots), english))
            for at, run in words
            for slots in [self._runs.slots(at, run, place, replaced, sentence)]
        ]
        if sentence:
            runs = loosened(runs, self._channels.rarity, has_predicate(tokens))
        return UnitWords(
            tuple(self._alone(text, folded.text, tokens, place)),
            tuple(
                name for _, run in words if self._runs.is_place(run) for name in self._place(run)
            ),
            list(_apart(runs, not sentence)),
        )

    def _translated(self, text: str, slots: list[Slot]) -> list[Slot]:
        """The slots of a unit, with what English words in a Japanese one stand for: SNS発信."""
        if text.isascii() or not any([slot.text.isascii() for slot in slots]):
            return slots
        return [_also([slot], self._translation.of_word(slot.text))[0] for slot in slots]

    def _alone(
        self, text: str, folded: str, tokens: Sequence[Token], place: Place
    ) -> Iterator[Slot]:
        """The slots of a unit that are no words of it."""
        if is_one_word(tokens, folded) or (is_slip(folded) and not self._cuts.is_word(folded)):
            # ほげいたいさk has ほげいたいさく in mind, not k; ほいくし is no ほいく.
            yield Slot(text, place, 1.0, True, False, ())
        if all(token.lexeme.kind is Kind.FUNCTION for token in tokens):
            # Letter by letter: いつでもどこでも.
            match = Match(Channel.WORD, SURFACE_WEIGHT, text, surface=folded)
            if len(folded) >= _MIN_FUNCTION and self._channels.occurs(match):
                yield Slot(text, place, 1.0, True, False, (match,))

    def _place(self, words: Sequence[Token]) -> list[Match]:
        """What raises the programs of the place that is named."""
        text = "".join([word.surface for word in words])
        name = self._channels.written.phrase([part for word in words for part in word.parts], text)
        return [name._replace(weight=PLACE_BONUS, where=Where.PLACE)] if name else []


def _is_found(matches: Sequence[Match]) -> bool:
    """Whether some program has the word, or what means the same."""
    return any([not match.hint for match in matches])


def _is_read(match: Match) -> bool:
    return match.channel is Channel.READING and not match.hint


def _slot(text: str, matches: tuple[Match, ...], place: Place) -> Slot:
    """A word of its own."""
    return Slot(text, place, 1.0, True, False, matches)


def _apart(runs: Sequence[tuple[int, list[Slot]]], strict: bool) -> Iterator[Run]:
    """Runs by how many positions each stands behind the one before, None for the first."""
    end = None
    for at, slots in runs:
        yield run_of(slots, None if end is None else at - end, strict)
        end = at + sum([slot.width for slot in slots]) - 1


def _also(slots: list[Slot], english: tuple[Match, ...]) -> list[Slot]:
    """The slots; an only one with what is English for it."""
    if len(slots) != 1 or not english:
        return slots
    return [slots[0]._replace(matches=(*slots[0].matches, *english))]
