"""Everything in the corpus that may stand for one word of a query, as matches.

The weights order the channels: the word itself before its synonyms, parts that stand together
before parts that stand apart, whole words before pieces of them. They were chosen on the tuning
half of tests/judgements; their neighbours in steps of .1 to .2 differ by less than .003 nDCG. What
leaving a channel out costs, ``python -m tests.judgements.channels`` prints.

Add a channel in five steps; tests/test_channels.py fails for each that is forgotten:

1. ``query_plan.Channel``: a member, whose value is the label of a reason, in Japanese.
2. Here, or in a module of its own beside: ``NAME_WEIGHT``, and a method that yields the matches,
   called in ``_matches`` (whose tests show what is found now and what is not).
3. ``webui.pages.reasons``: the key of the label; webui/words/ja.toml and en.toml: its words.
4. tests/judgements/channels.py: what to leave out, to see what the channel is worth. Choose the
   weight on the half ``tune``, then renew figures.json.
5. indexer/README.md: a row in the table of channels, with the weight.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations

from corpus.text.patterns import pattern
from indexer.cache import Cache
from indexer.english.inflections import forms, inflections
from indexer.index.bm25f import scalar_idf
from indexer.index.vocabulary import Vocabulary
from indexer.matches.match import Channel, Match, Reach
from indexer.matches.occurrences import Occurrences
from indexer.query.cuts import Cuts
from indexer.query.pieces import Pieces
from indexer.query.readings import terms_read_alike
from indexer.query.staff_synonyms import Expansions, Replacement
from indexer.query.synonyms import Synonyms
from indexer.query.written import Matches, Written
from indexer.text.analyzer import Token
from indexer.text.kana import is_kana, to_hiragana
from indexer.text.lexeme import Kind
from indexer.text.other_readings import as_noun
from indexer.text.shared_ends import shared

# What a match of each channel counts against the word itself.
READING_WEIGHT = 0.9
RELATED_WEIGHT = 0.5
# The parts of a compound near each other; somewhere in the program; and only one of them.
NEAR_WEIGHT = 0.5
APART_WEIGHT = 0.3
HINT_WEIGHT = 0.2
CONTENT = (Kind.NOUN, Kind.NUMBER, Kind.VERB)
# Up to so many programs with a word, times the root of the number of all, words used alike are
# hints as well: 2 of a plan's 110, 15 of 5,794 projects, of which 15 to 200 give the same on both
# halves. In a sentence, whose words are everyday ones, those of every word are.
_HARDLY = 0.2
# Shorter kana stand in other words by chance.
_MIN_SPELLED = 5
_KANA = pattern("[ぁ-ゖ]")
_KANJI = pattern("[一-鿿]+")

# Industry, universities and government are named in any order.
_PARTNERS = 3

# Words whose matches are kept: as many as the searches of some days have.
_CACHED = 4096


class Channels:
    """Looks up words against one generation's vocabulary. Threads share it."""

    def __init__(
        self, vocabulary: Vocabulary, expansions: Expansions, occurrences: Occurrences
    ) -> None:
        self._vocabulary = vocabulary
        self._expansions = expansions
        self._occurrences = occurrences
        self.written = Written(vocabulary, occurrences)
        self.synonyms = Synonyms(vocabulary, expansions, self.written, occurrences)
        self._cuts = Cuts(vocabulary, occurrences)
        self._pieces = Pieces(vocabulary, occurrences)
        self._cache: Cache[tuple[object, ...], Matches] = Cache(_CACHED)

    def matches(
        self,
        token: Token,
        replacements: Sequence[Replacement],
        alone: bool,
        in_sentence: bool = False,
    ) -> Matches:
        """Every match for a word of a query; ``replacements`` are the synonyms staff wrote for it.

        A word is ``alone`` that was not typed together with others: a single kanji then is a piece
        of some word, else it belongs to its neighbours. Pieces of words are tried only where
        nothing better is known, related words where little is, and in a sentence.
        """
        key = (
            token.surface,
            token.lexeme,
            tuple([part.lexeme for part in token.parts]),
            alone,
            in_sentence,
            tuple([(one.expression.text, one.words) for one in replacements]),
        )
        known = self._cache.get(key)
        if known is None:
            known = self._matches(token, replacements, alone, in_sentence)
            if self._occurrences.settled:
                self._cache.put(key, known)
        return known

    def _matches(
        self, token: Token, replacements: Sequence[Replacement], alone: bool, in_sentence: bool
    ) -> Matches:
        found = [
            *(self._words(token) if not alone or self._is_said(token) else ()),
            *self.synonyms.instead_of(token, replacements),
            *self.synonyms.of(token),
            *self._readings(token, alone),
            *self._short(token),
            *self._inflected(token),
            *self._shared(token),
            *self._spelled(token),
        ]
        if len(token.surface) == 1:
            found += self._pieces.containing(token) if alone else ()
        elif all([match.hint for match in found]):
            found += self._pieces.as_characters(token.surface)
            found += self._kana_surface(token)
        if token.lexeme.kind is Kind.NOUN:
            found += self.written.with_ga(token.surface)
        if in_sentence or self._hardly_stands(found):
            found += self._related(token)
        return tuple(found)

    def _hardly_stands(self, found: Sequence[Match]) -> bool:
        """Whether next to no program has the word or a synonym of it."""
        most = _HARDLY * self._occurrences.programs**0.5
        programs = 0
        for match in found:
            if not match.hint and match.channel is not Channel.SURFACE:
                programs += self._occurrences.frequency(match)
                if programs > most:
                    return False
        return True

    @property
    def settled(self) -> bool:
        """Whether what was found holds; see ``Occurrences``."""
        return self._occurrences.settled

    def occurs(self, match: Match) -> bool:
        """Whether any program has the match."""
        return self._occurrences.occurs(match)

    def rarity(self, matches: Sequence[Match]) -> float:
        """The idf of the best of a word's matches; that of a word that no program has without."""
        frequency = next(
            (self._occurrences.frequency(match) for match in matches if not match.hint), 0
        )
        return scalar_idf(self._occurrences.programs, frequency)

    def _words(self, token: Token) -> Iterator[Match]:
        """The word as the parts stand together, then apart, then one by one."""
        whole = self.written.phrase(token.parts, token.surface)
        if whole and self._occurrences.occurs(whole):
            yield whole
        if whole is None and len(token.parts) == 1:
            yield from self._in_any_order(token.surface)
        if len(token.parts) < 2 or token.lexeme.kind is Kind.NUMBER:
            return
        if whole and len(whole.parts) > 1:
            parts = " ".join([part.lexeme.term for part in token.parts])
            near = Match(Channel.WORD, NEAR_WEIGHT, parts, whole.parts, whole.steps)
            if all([part.lexeme.kind in CONTENT for part in token.parts]):
                yield near._replace(reach=Reach.NEAR)
            # Not the word either: 災害時 is no reason for a program with 災害 and 時.
            yield near._replace(weight=APART_WEIGHT, reach=Reach.ANYWHERE, hint=True)
        for part in token.parts:
            known = self.written.known(part.lexeme.term)
            if known and part.lexeme.kind in CONTENT and len(part.lexeme.surface) > 1:
                # Not the word: a hit that has only a part of it must not claim more.
                yield Match(Channel.WORD, HINT_WEIGHT, known[0], (known,), hint=True)

    def _in_any_order(self, surface: str) -> Iterator[Match]:
        """The kanji of an unknown word that says as many things: 産官学 is 産・学・官, too."""
        if len(surface) != _PARTNERS or not _KANJI().fullmatch(surface):
            return  # figures in another order are another number: 2.1, 1.2
        if all([kanji in self._vocabulary for kanji in surface]):
            parts, steps = tuple((kanji,) for kanji in surface), tuple(range(_PARTNERS))
            yield Match(Channel.WORD, NEAR_WEIGHT, surface, parts, steps, reach=Reach.NEAR)
        for order in permutations(surface):
            for term in self._vocabulary.with_letters("".join(order)):
                yield self._instead(Channel.WORD, NEAR_WEIGHT, term)

    def _is_said(self, token: Token) -> bool:
        """Whether the programs may have a word as what it is by itself: あり as no form of ある."""
        if len(token.parts) > 1 or not is_kana(token.surface):
            return True
        return bool(as_noun(token.surface, [token.lexeme.term], self._vocabulary.with_reading))

    def _readings(self, token: Token, alone: bool) -> Iterator[Match]:
        """Words that are read as the query writes it, and words written as the query is read."""
        terms = terms_read_alike(self._vocabulary, token)
        if alone and is_kana(token.surface):
            terms = as_noun(token.surface, terms, self._vocabulary.with_reading)
        for term in terms:
            if term != token.lexeme.term:
                yield Match(Channel.READING, READING_WEIGHT, token.surface, ((term,),))

    def _short(self, token: Token) -> Iterator[Match]:
        """Words that are short for this one and another: 風水害 for 水害."""
        for term in self._vocabulary.short_for(token.surface):
            yield Match(Channel.SURFACE, READING_WEIGHT, token.surface, ((term,),))

    def _inflected(self, token: Token) -> Iterator[Match]:
        """Forms of an English word: visitors for visitor."""
        if token.surface.isascii():
            known = self._vocabulary
            terms = inflections(token.surface, known.beginning)
            terms += [term for form in forms(token.surface) for term in known.with_letters(form)]
            for term in dict.fromkeys(terms):
                if term != token.lexeme.term:
                    yield self._instead(Channel.WORD, READING_WEIGHT, term)

    def _spelled(self, token: Token) -> Iterable[Match]:
        """A verb's noun as its kana stand in the programs, cut otherwise: ゴミひろい."""
        return self.spelled(token.lexeme.reading) if _is_mixed(token) else ()

    def _kana_surface(self, token: Token) -> Iterator[Match]:
        """The kana of a word that no program has, where Sudachi makes other words of them."""
        if not _is_mixed(token):
            return
        kana = to_hiragana(token.lexeme.reading)
        match = Match(Channel.READING, READING_WEIGHT, token.surface, surface=kana)
        if self._occurrences.occurs(match):
            yield match

    def spelled(self, kana: str) -> list[Match]:
        """The words of the programs that are written in kana and, side by side, as some others.

        One word of the same letters has a term of its own, which may be another's.
        """
        return [
            match._replace(channel=Channel.READING, weight=READING_WEIGHT)
            for match in self._cuts.of_text(kana)
            if len(match.parts) > 1
        ]

    def _shared(self, token: Token) -> Iterator[Match]:
        """The names that a word is short for, which share their end: 小中 of 小・中学校."""
        for names in shared(token.surface):
            for match in self.written.of(names):
                yield match._replace(channel=Channel.SURFACE, weight=READING_WEIGHT)

    def _related(self, token: Token) -> Iterator[Match]:
        """Words used alike: never more than a hint, a program about them lacks the word."""
        for term, similarity in self._expansions.related(token.lexeme.term):
            if term in self._vocabulary:
                weight = RELATED_WEIGHT * similarity
                yield Match(Channel.RELATED, weight, term, ((term,),), hint=True)

    def _instead(self, channel: Channel, weight: float, term: str) -> Match:
        return Match(channel, weight, term, ((term,),))


def _is_mixed(token: Token) -> bool:
    """Whether a word has kana beside other signs, and enough in its reading."""
    if len(token.lexeme.reading) < _MIN_SPELLED or is_kana(token.surface):
        return False
    return _KANA().search(token.surface) is not None
