"""Words typed as one: where they are in a unit, and what is looked up for each of them."""

from collections.abc import Iterator, Sequence

from indexer.matches.match import Channel, Match, Where
from indexer.matches.occurrences import Occurrences
from indexer.matches.query_plan import Place, Slot
from indexer.query.channels import CONTENT, Channels
from indexer.query.cuts import Cuts
from indexer.query.draft import IMPORTANCE
from indexer.query.staff_synonyms import Replacement
from indexer.query.unknown.abbreviations import Abbreviations
from indexer.query.unknown.transcriptions import Transcriptions
from indexer.query.words import carries_only
from indexer.text.analyzer import Token
from indexer.text.lexeme import Kind, placed_words, places, row

# So many signs typed as one, each a word, are clipped from as many; of two, each may be meant.
_MIN_SIGNS = 3


class RunReader:
    """Makes slots of words typed as one. Threads share it."""

    def __init__(
        self,
        channels: Channels,
        cuts: Cuts,
        occurrences: Occurrences,
        abbreviations: Abbreviations,
        transcriptions: Transcriptions,
    ) -> None:
        self._channels = channels
        self._cuts = cuts
        self._occurrences = occurrences
        self._abbreviations = abbreviations
        self._transcriptions = transcriptions

    def is_place(self, words: Sequence[Token]) -> bool:
        """Whether the words are the whole name of a department, a division or an area."""
        return (
            tuple(row([part.lexeme for word in words for part in word.parts]))
            in self._occurrences.place_names
        )

    def slots(
        self,
        at: int,
        words: Sequence[Token],
        place: Place,
        replaced: Sequence[Replacement],
        sentence: bool,
    ) -> list[Slot]:
        """The slots of words typed as one, from position ``at`` of their unit on."""
        found = []
        for word in words:
            mine = _covering(word, at, replaced) if replaced else ()
            found.append(self._channels.matches(word, mine, len(words) == 1, sentence))
            at += len(word.parts)
        # The words of a sentence have their neighbours, by which Sudachi cuts them as in a text.
        cuts = [] if sentence and all(map(_is_found, found)) else self._cuts.of(words)
        is_place = self.is_place(words)
        slots = []
        for number, (word, matches) in enumerate(zip(words, found, strict=True)):
            kind = word.lexeme.kind
            # A cut that takes the place of several words shares its score among them.
            others = [
                cut.match._replace(weight=1 / (cut.last - cut.first))
                for cut in cuts
                if cut.first <= number < cut.last
            ]
            if is_place:
                matches = tuple(match._replace(where=Where.ANYWHERE) for match in matches)
            # Nothing ends where a word begins: 防 of 防さい訓練 is a word cut wrong.
            is_torn = kind is Kind.AFFIX and number == 0 and not matches
            required, importance = kind in CONTENT or is_torn, IMPORTANCE[kind]
            slots.append(
                Slot(
                    word.surface,
                    place,
                    importance,
                    required,
                    False,
                    (*matches, *others),
                    len(word.parts),
                )
            )
        return self._clipped(slots)

    def _clipped(self, slots: list[Slot]) -> list[Slot]:
        """The slots, with what they are clipped from where no program has one of the words."""
        if all(_is_found(slot.matches) for slot in slots):
            return slots
        text = "".join([slot.text for slot in slots])
        found = (*self._abbreviations.of(text), *self._transcriptions.of(text))
        known = [slot for slot in slots if _is_found(slot.matches)]
        are_nouns = all(slot.importance > IMPORTANCE[Kind.VERB] for slot in slots)
        if are_nouns and known == slots[-1:] and len(slots[-1].text) == 1:
            # 会 is nothing of 猟友会 where no program has 猟友.
            return [_as_one(slots, text)._replace(matches=found)]
        if not found:
            return slots
        if len(slots) >= _MIN_SIGNS and all(len(slot.text) == 1 for slot in slots):
            # Each sign of 化兵禁 is a word, none of which is asked for.
            return [_as_one(slots, text)._replace(matches=found)]
        return [slot._replace(matches=(*_as_written(slot.matches), *found)) for slot in slots]


def runs_in(tokens: Sequence[Token]) -> Iterator[tuple[int, list[Token]]]:
    """Words that stand together, divided by breaks and function words, and their position."""
    run: list[Token] = []
    start = at = 0
    position = places([part.lexeme for token in tokens for part in token.parts])
    for token in tokens:
        if token.lexeme.kind > Kind.FUNCTION and not carries_only(token):
            start = start if run else position[at]
            run.append(token)
        elif run:
            yield start, run
            run = []
        at += len(token.parts)
    if run:
        yield start, run


def _covering(token: Token, at: int, replaced: Sequence[Replacement]) -> list[Replacement]:
    """The replacements of a stretch that has the word at position ``at``."""
    # Function words at a word's ends (お知らせ) are not part of what is replaced.
    words = [at + place for place, _ in placed_words([part.lexeme for part in token.parts])]
    covering = (one for one in replaced if words and one.start <= words[0])
    return [one for one in covering if words[-1] < one.end]


def _is_found(matches: Sequence[Match]) -> bool:
    """Whether some program has the word, or what means the same."""
    return any([not match.hint for match in matches])


def _as_one(slots: Sequence[Slot], text: str) -> Slot:
    """The slots of words typed as one as that of a word, without matches."""
    required = any([slot.required for slot in slots])
    width = sum([slot.width for slot in slots])
    return slots[0]._replace(text=text, importance=1.0, required=required, matches=(), width=width)


def _as_written(matches: Sequence[Match]) -> list[Match]:
    """The matches of a piece of a clipped word: セン of 教セン is no word that is read so."""
    return [match for match in matches if match.channel is not Channel.READING]
