"""The tables of words, each chunk with the postings of the terms that stand under its words."""

from bisect import bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from indexer.browser import tables
from indexer.browser.beginnings import beginnings
from indexer.browser.best import Best
from indexer.browser.chunks import (
    Chunk,
    Files,
    Listed,
    ascending,
    by_key,
    divided,
    keyed,
    listed,
    size_of,
)
from indexer.browser.entries import Shortened
from indexer.browser.files import CHUNK_BYTES
from indexer.browser.lexicon import FLAGS, Lexicon
from indexer.browser.numbering import Numbering, order
from indexer.browser.packing import packed
from indexer.index.segment import Segment
from indexer.matches.lookup import Lookup
from indexer.query.cuts import Cuts
from indexer.query.staff_synonyms import Expansions
from indexer.query.synonyms import MAX_SYNONYMS, Synonyms
from indexer.query.written import Written
from indexer.text.analyzer import Token
from indexer.text.letters import letters

Entries = dict[str, list[Any]]


class Beside(NamedTuple):
    """What stands in the files of words: ``synonyms`` of staff by the first term, ``pairs`` by the
    first letter, ``best`` by the numbers of terms."""

    synonyms: Mapping[str, Any]
    pairs: Mapping[str, str]
    best: Best | None


def write_words(
    segment: Segment, lookup: Lookup, numbering: Numbering, beside: Beside, files: Files
) -> tuple[dict[str, Listed], Listed]:
    """Write the tables of words; returns how they are listed, and how postings are, which have
    files in common with words."""

    def synonyms(token: Token) -> list[int]:
        found = segment.vocabulary.in_groups(token.lexeme.groups)[:MAX_SYNONYMS]
        return [
            ~numbering.numbers[term] if says_less(term, token) else numbering.numbers[term]
            for term in found
            if term != token.lexeme.term
        ]

    expansions = Expansions(segment.expansions, lambda: segment.near)
    written = Written(segment.vocabulary, lookup)
    says_less = Synonyms(segment.vocabulary, expansions, written, lookup).says_less
    cuts = Cuts(segment.vocabulary, lookup)
    lexicon = Lexicon(segment, numbering, synonyms, lambda token: not cuts.of([token]))
    words, others = lexicon.words(), lexicon.others()
    for key in numbering.keys:
        words.setdefault(key, [])
    # What the programs' words spell stands among these: other words are only looked at where all
    # of them are. Numbers are asked for by their figures, however the programs write them.
    for key in [k for k in others if k in words or k.isdecimal() or _is_spelled(k, words)]:
        words.setdefault(key, []).extend(others.pop(key))
    own, foreign = _by_letters(beside.synonyms, numbering)
    for key in foreign:
        others.setdefault(key, [])
    silent = FLAGS["read"] + FLAGS["related"] + FLAGS["uncut"]
    chunks = list(_chunks(segment, numbering, Shortened(silent, words), words, own, beside.best))
    _add_pairs(chunks, beside.pairs)
    stem, firsts = files.write("words", chunks)
    files.beginnings["words"] = beginnings(words)
    return {
        "words": (stem, firsts),
        "others": _others(files, Shortened(silent, words, others), others, foreign),
        "related": by_key(files, "related", lexicon.related.items()),
        "spoken": by_key(files, "spoken", lexicon.spoken.items()),
    }, (stem, listed([value["from"] for _, value in chunks]))


def _by_letters(
    synonyms: Mapping[str, Any], numbering: Numbering
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The synonyms of terms of the programs, and those of others, by the letters that their file
    is found by."""
    own: dict[str, dict[str, Any]] = {}
    foreign: dict[str, dict[str, Any]] = {}
    for term, rows in synonyms.items():
        number = numbering.numbers.get(term)
        if number is None:
            foreign.setdefault(letters(term) or term, {})[term] = rows
        else:
            own.setdefault(numbering.keys[number], {})[term] = rows
    return own, foreign


def _add_pairs(chunks: Sequence[Chunk], pairs: Mapping[str, str]) -> None:
    """Put each letter into the last chunk whose first key is not greater."""
    firsts = [order(str(first)) for first, _ in chunks]
    for letter, seconds in pairs.items():
        if at := bisect_right(firsts, order(letter)):
            chunks[at - 1][1].setdefault("pairs", {})[letter] = seconds


def _is_spelled(text: str, words: Container[str]) -> bool:
    """Whether words spell a text from its beginning to its end."""
    ends = {0}
    for end in range(1, len(text) + 1):
        if any(text[start:end] in words for start in ends):
            ends.add(end)
    return len(text) in ends


def _chunks(
    segment: Segment,
    numbering: Numbering,
    shortened: Shortened,
    words: Entries,
    synonyms: Mapping[str, Any],
    best: Best | None,
) -> Iterable[Chunk]:
    """The chunks of the words; ``from`` is the number of the first term of each."""
    places = list(tables.postings(segment, numbering))
    under: dict[str, list[int]] = {}
    for number, key in enumerate(numbering.keys):
        under.setdefault(key, []).append(number)
    rows = ascending(words.items())
    sizes = [size_of(row) + sum(len(places[n]) for n in under.get(row[0], ())) for row in rows]
    first = 0
    for key, piece in keyed(divided(rows, sizes, CHUNK_BYTES["words"])):
        own = [under.get(key, []) for key, _ in piece]
        chunk = shortened.chunk(piece, first) | _postings(numbering, piece, own, places)
        numbers = [number for found in own for number in found]
        beside = best.of(numbers) if best else {}
        yield key, chunk | _synonyms(piece, synonyms) | beside
        first += sum(map(len, own))


def _postings(
    numbering: Numbering,
    piece: Sequence[tuple[str, Any]],
    own: Sequence[Sequence[int]],
    places: Sequence[str],
) -> dict[str, Any]:
    """The terms that stand under each word of a chunk."""
    numbers = [
        (number, key) for (key, _), found in zip(piece, own, strict=True) for number in found
    ]
    named = (numbering.terms[n] if numbering.terms[n] != key else "" for n, key in numbers)
    return {
        "under": packed(map(len, own)),
        "names": "\n".join(named),
        "places": [places[number] for number, _ in numbers],
    }


def _synonyms(piece: Sequence[tuple[str, Any]], synonyms: Mapping[str, Any]) -> dict[str, Any]:
    """What staff wrote for terms that stand under the keys of a chunk, by the term."""
    found = {term: rows for key, _ in piece for term, rows in synonyms.get(key, {}).items()}
    return {"staff": found} if found else {}


def _others(
    files: Files, shortened: Shortened, others: Entries, synonyms: Mapping[str, Any]
) -> Listed:
    rows = ascending(others.items())
    sizes = [size_of(row) + size_of(synonyms.get(row[0], 0)) for row in rows]
    pieces = keyed(divided(rows, sizes, CHUNK_BYTES["others"]))
    return files.write(
        "others", ((key, shortened.chunk(p) | _synonyms(p, synonyms)) for key, p in pieces)
    )
