"""The numbers and tables of the modules that the browser's script repeats the logic of.

They are written into the files, so that they stand in one place: a weight that is changed here
changes there with the next snapshot.
"""

from collections.abc import Mapping
from itertools import pairwise
from types import ModuleType
from typing import Any, Final

from corpus import ERAS
from indexer.answer import edges, explain, fragment_window, fragments, suggest, view
from indexer.browser.packing import packed, signed
from indexer.english.stems import GENERAL, LINKING, STOP_WORDS
from indexer.index import field_boosts
from indexer.matches import positions
from indexer.matches.match import Channel
from indexer.query import (
    channels,
    cuts,
    draft,
    kana_reader,
    parser,
    pieces,
    query,
    readings,
    runs,
    sentences,
    synonyms,
    translation,
    words,
)
from indexer.query import compile as compiling
from indexer.query.unknown import abbreviations, corrections, slips
from indexer.ranking import ranking, similar
from indexer.text import analyzer, kana, opposites, resized, romaji
from indexer.text.variants import KANJI_VARIANTS

_MODULES: Final[Mapping[str, ModuleType]] = {
    "abbreviations": abbreviations,
    "channels": channels,
    "compile": compiling,
    "corrections": corrections,
    "cuts": cuts,
    "draft": draft,
    "edges": edges,
    "explain": explain,
    "field_boosts": field_boosts,
    "fragments": fragments,
    "kana_reader": kana_reader,
    "positions": positions,
    "parser": parser,
    "pieces": pieces,
    "query": query,
    "ranking": ranking,
    "readings": readings,
    "runs": runs,
    "sentences": sentences,
    "similar": similar,
    "slips": slips,
    "suggest": suggest,
    "synonyms": synonyms,
    "translation": translation,
    "view": view,
    "fragment_window": fragment_window,
}


# What no script asks for: of its own way to be fast, to write, or to say a pattern.
_UNASKED: Final = frozenset(
    "CACHED MIN_KANA_TERM PARTNERS LEAST FEW PLACES TEXT_FIELDS B_OF_TEXT B_OF_VALUES LIST_BREAK"
    " FEW_POSITIONS DIVIDER PHRASES IN_NUMBER COMPANY MAX_PER_PAGE BLOCK TELLING MIN_COMMON"
    " MIN_LIKENESS NEAREST ANY_READING MIN_HALF MOST_TRIED MAX_SYNONYMS NAMED OF_IT"
    " LONG_VOWELS FOR_HIRAGANA INNER_COST IN_ROMAJI IS_NONE LONGEST_OPERATOR MIN_SPELLED"
    " MOST_MARKED MOST_WAYS YEARS".split()
)


def constants() -> dict[str, Any]:
    """Return the numbers and texts in capitals by module and name, without leading underscores."""
    found: dict[str, Any] = {
        module_name: {
            name: value
            for key, value in vars(module).items()
            if key.isupper() and isinstance(value, int | float | str)
            if (name := key.lstrip("_")) not in _UNASKED
        }
        for module_name, module in _MODULES.items()
    }
    found["edges"] |= {"ENDS": "".join(sorted(edges.ENDS)), "WORDS": edges.WORDS().pattern}
    found["importance"] = {str(int(kind)): value for kind, value in draft.IMPORTANCE.items()}
    found["labels"] = {channel.name: channel.value for channel in Channel}
    found["joining"] = sorted(analyzer.JOINING)
    found["joining_words"], found["counters"] = sorted(words.JOINING), _counters()
    found["limits"] = sorted(words.LIMITS)
    found["asking"] = sorted(sentences.ASKING)
    found["none"] = opposites.IS_NONE
    found["initials"] = abbreviations.INITIALS
    found["quotes"] = list(parser.QUOTES)
    found["kana"], found["numbers"] = kana.tables() | romaji.tables(), resized.tables()
    found["eras"] = [[era.name, era.letter.lower(), era.year_before] for era in ERAS]
    found["variants"] = _variants()
    found["stop_words"], found["general"] = sorted(STOP_WORDS), sorted(GENERAL)
    found["linking"] = sorted(LINKING)
    return found


def _counters() -> list[str]:
    """What a number belongs to, whether or not a program has it."""
    behind = (
        (one, analyzer.analyze("1" + one)[1:])
        for one in str(resized.tables()["counters"]).split("|")
    )
    known = {one for one, found in behind if len(found) == 1 and found[0].pos[2] in words.COUNTER}
    return sorted(known | words.COUNTERS)


def _variants() -> str:
    """Each kanji that variants are folded to, as the distance from the one before, and each variant
    as that from its kanji, which has mostly the same radical: a third less than their letters."""
    pairs = sorted((ord(kanji), code) for code, kanji in KANJI_VARIANTS.items())
    kanji = [code for code, _ in pairs]
    steps = [after - before for before, after in pairwise([0, *kanji])]
    return packed(
        number
        for step, (to, code) in zip(steps, pairs, strict=True)
        for number in (step, signed(code - to))
    )
