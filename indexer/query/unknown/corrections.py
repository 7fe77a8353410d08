"""What a query may have meant, where some of its words stand in no program."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from indexer.cache import Cache
from indexer.query.parser import Unit, parse
from indexer.query.query import MAX_TEXT
from indexer.query.unknown.slips import Better, Speller
from indexer.text.analyzer import Token, analyze, is_word
from indexer.text.kana import is_kana, to_hiragana, to_katakana
from indexer.text.lexeme import Kind
from indexer.text.normalize import fold_text
from indexer.text.other_readings import common_nouns
from indexer.text.romaji import readings_of_slip

# A slip of one character makes Sudachi cut a word into up to so many.
_MAX_TOKENS = 5
# Units whose corrections are kept: unknown words come again in other queries.
_CACHED = 2048
_folded = lru_cache(_CACHED)(fold_text)


class Corrected(NamedTuple):
    """A query with unknown words replaced by near ones.

    ``sure`` where each of them is near to one thing alone: what has that has what was asked for.
    Else the programs that are found answer another query.
    """

    text: str
    sure: bool


class Corrector:
    """Corrects queries by the words of one generation. Threads share it."""

    def __init__(
        self,
        speller: Speller,
        reads: Callable[[str], bool],
        is_settled: Callable[[], bool] = lambda: True,
    ) -> None:
        """``reads`` says whether some program has words that are read as katakana spell it, and
        ``is_settled`` whether that holds; see ``Occurrences``."""
        self._speller = speller
        self._reads = reads
        self._is_settled = is_settled
        # A tuple, empty where nothing is near.
        self._units: Cache[tuple[str, tuple[str, ...]], tuple[Better, ...]] = Cache(_CACHED)

    def corrected(self, text: str, missing: Collection[str]) -> Corrected | None:
        """The query with unknown words replaced by near ones.

        None where nothing is near, and where the query would become too long to search for.
        ``missing`` are the words that no program has, as the plan writes them.
        """
        pieces, at, sure = [], 0, True
        for unit in parse(text):
            # Units stand in the order of the text; another one may have the same words.
            start = text.index(unit.text, at)
            better = None if unit.excluded else self._corrected_unit(unit, missing)
            sure = sure and (better is None or better.only)
            pieces += [text[at:start], better.text if better else unit.text]
            at = start + len(unit.text)
        result = "".join((*pieces, text[at:]))
        return None if result == text or len(result) > MAX_TEXT else Corrected(result, sure)

    def _corrected_unit(self, unit: Unit, missing: Collection[str]) -> Better | None:
        folded = _folded(unit.text)
        # The others are words of other units.
        own = tuple(filter(set(folded).issuperset, missing))
        known = self._units.get((unit.text, own))
        if known is None:
            better = self._slip(folded) or self._near(unit.text, folded, own)
            known = () if better is None else (better,)
            if self._is_settled():
                self._units.put((unit.text, own), known)
        return known[0] if known else None

    def _slip(self, folded: str) -> Better | None:
        """What is meant by letters of which some were not converted to kana."""
        slips = readings_of_slip(folded)
        if slips and (better := self._speller.sounding(slips)):
            return better
        spelled = [slip for slip in dict.fromkeys(slips) if self._reads(slip)]
        return Better(to_hiragana(spelled[0]), len(spelled) == 1) if spelled else None

    def _near(self, unit: str, folded: str, missing: Collection[str]) -> Better | None:
        """The unit with a near word for one that no program has."""
        if not missing or (is_kana(folded) and _is_meant(folded)):
            return None
        is_missing = any(word in folded for word in missing)
        if is_missing and (better := self._speller.converted(folded)):
            return better
        for window in _windows(analyze(unit), missing):
            start, end = window[0].parts[0].start, window[-1].parts[-1].end
            text = "".join(token.surface for token in window)
            # Words that somebody writes on purpose are only taken for others that sound the same,
            # and an only one is not even that: 市長 is no slip for 視聴.
            ordinary = [is_word(token.surface) for token in window]
            if ordinary == [True] or _is_verb(window):
                continue
            better = self._speller.correction(text, _reading(window), not all(ordinary))
            if better is not None:
                return better._replace(text=unit[:start] + better.text + unit[end:])
        return None


def _windows(tokens: Sequence[Token], missing: Collection[str]) -> Iterator[Sequence[Token]]:
    """Stretches that hold an unknown word and no break, the longest first.

    None has an unknown word beside it: 情システム of 医情システム is a piece of what is unknown.
    """
    unknown = [token.surface in missing for token in tokens]
    for size in range(min(_MAX_TOKENS, len(tokens)), 0, -1):
        for start in range(len(tokens) - size + 1):
            end = start + size
            window = tokens[start:end]
            is_broken = any(token.lexeme.kind is Kind.BREAK for token in window)
            if is_broken or any(unknown[max(start - 1, 0) : start] + unknown[end : end + 1]):
                continue
            text = "".join([token.surface for token in window])
            if any(word in text for word in missing):
                yield window


def _is_verb(window: Sequence[Token]) -> bool:
    """Whether a window is a verb of several signs and its endings: 落とした is no slip."""
    first, *others = window
    is_verb = first.lexeme.kind is Kind.VERB and first.pos[0] == "動詞" and is_word(first.surface)
    return is_verb and all(token.lexeme.kind is Kind.FUNCTION for token in others)


def _is_meant(kana: str) -> bool:
    """Whether kana are a word of the dictionary, which nobody types by a slip: ちーず."""
    return is_word(to_katakana(kana)) or bool(common_nouns(kana))


def _reading(window: Sequence[Token]) -> str:
    """The window's reading in katakana; empty where a word has none."""
    readings = [
        token.lexeme.reading or (to_katakana(token.surface) if is_kana(token.surface) else "")
        for token in window
    ]
    return "".join(readings) if all(readings) else ""
