"""The words that are typical of a collection, by its own statistics."""

import re
from itertools import islice

import numpy as np

from indexer.answer.results import KeyTerm
from indexer.index.bm25f import idf
from indexer.index.segment import Segment
from indexer.text.analyzer import is_noun

# Words that a larger share of the programs has do not tell them apart; those that fewer than so
# many have lead to too little.
_MAX_SHARE = 0.12
_MIN_PROGRAMS = 3
# Words of two kanji are the mortar of administrative language (整備, 運用, 取組); longer ones, and
# katakana, name things. Those in 的 (効率的) say how something is, not what it is.
_MIN_LENGTH = 3
_ADJECTIVE = "的"
# Addresses fall apart into such words (https, www, .go.jp); what Latin letters name in a Japanese
# text has a capital (IoT, YouTube).
_IN_ADDRESS = re.compile(r"[!-@\[-~]+")
_HIRAGANA = re.compile(r"[ぁ-ゖ]")


def key_terms(segment: Segment, limit: int) -> tuple[KeyTerm, ...]:
    """At most ``limit`` nouns as the programs write them, the most telling first.

    Telling is what is rare in general and weighs much where it stands: the sum of a term's weights
    in the programs, times its idf.
    """
    counts, sums = segment.totals()
    # Equal sums may differ in their last digits; these stand in the order of their terms.
    telling = np.round(sums * idf(segment.programs, counts), 6)
    most = max(_MAX_SHARE * segment.programs, _MIN_PROGRAMS)
    wanted = (counts >= _MIN_PROGRAMS) & (counts <= most)
    nouns = np.flatnonzero(wanted & segment.noun_terms).tolist()
    names = [term for term in nouns if len(segment.terms[term]) >= _MIN_LENGTH]
    found = sorted(names, key=lambda term: (-telling[term], segment.terms[term]))
    own = (term for term in found if _in_own_text(segment, term))
    written = (KeyTerm(_written(segment, term), int(counts[term])) for term in own)
    named = list(islice(filter(_names_something, written), 2 * limit))
    return tuple(term for term in named if _says_its_own(term, named))[:limit]


def _names_something(term: KeyTerm) -> bool:
    """Whether the term as it is written is long enough, and neither adjective nor address.

    Nor does it say when or how (引き続き), nor is it cut out of a verb (しまっ).
    """
    text = term.text
    if len(text) < _MIN_LENGTH or text.endswith(_ADJECTIVE) or _IN_ADDRESS.fullmatch(text):
        return False
    return not _HIRAGANA.search(text) or is_noun(text)


def _says_its_own(term: KeyTerm, others: list[KeyTerm]) -> bool:
    """Whether the term is a word, and not the piece of a longer one that is as frequent."""
    longer = (o for o in others if term.text in o.text and o.text != term.text)
    return all(other.count < term.count for other in longer)


def _in_own_text(segment: Segment, term: int) -> bool:
    """Whether the term first stands in a program's own text, not in who runs it."""
    slot = segment.forward.slots(np.array([segment.first_position(term)]))[0]
    return bool(slot % segment.schema.width < segment.schema.text_fields)


def _written(segment: Segment, term: int) -> str:
    """The term as the first program that has it writes it."""
    first = segment.first_position(term)
    simple = segment.forward.words(np.array([first])).terms[0] == term
    return segment.written(first, first if simple else first + segment.forward.extent(first) - 1)
