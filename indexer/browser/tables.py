"""What a search looks up besides words, as values that JSON has; ``files`` says what is where."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from itertools import takewhile
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from indexer.answer.view import column_view
from indexer.browser.constants import constants
from indexer.browser.lexicon import FLAGS
from indexer.browser.numbering import Numbering
from indexer.browser.packing import distances, packed, texts
from indexer.browser.records import fields_by_place
from indexer.browser.years import years_of
from indexer.english.table import Table
from indexer.index.collection_info import CollectionInfo
from indexer.index.segment import Segment
from indexer.index.vocabulary import vocabulary_tables
from indexer.matches.lookup import Lookup
from indexer.matches.match import Channel, Match
from indexer.query.channels import Channels
from indexer.query.pieces import is_name, says_same
from indexer.query.translation import Translation
from indexer.text.analyzer import analyze
from indexer.text.kana import is_kana, sound, to_katakana
from indexer.text.normalize import fold_text

_FAR = 1e300
# More names than this are too much to load for suggestions.
_MOST_NAMES = 1000
_CODE_BITS = 21
_LookUp: TypeAlias = Callable[[str], Sequence[Match]]


def match_value(match: Match, numbers: Mapping[str, int], text: str = "") -> list[Any]:
    """A match of a text as a list; see ``files``. What says a special reach or surface, or that it
    is a hint, is behind."""
    parts = [[numbers[term] for term in terms if term in numbers] for terms in match.parts]
    values: list[Any] = [match.weight, match.text, parts, match.steps]
    if parts and match == Match(Channel.WORD, 1.0, text, match.parts, tuple(range(len(parts)))):
        return parts
    if match.reach or match.surface or match.hint:
        values += [int(match.reach), match.surface]
    if match.hint:
        values.append(True)
    return values


def core(
    segment: Segment,
    lookup: Lookup,
    numbering: Numbering,
    has_pairs: bool,
) -> dict[str, Any]:
    """What every search needs.

    ``lengths`` has for every field the number of positions of every program, ``averages`` BM25F's
    average of each; ``places`` the names of places and their terms; ``cards`` and ``pages`` the
    fields that cards and that only pages show; ``facets`` the columns of ``facet_columns``;
    ``pairs`` whether the files of words have these. Of several years there is what
    ``years_of`` says besides.
    """
    info = CollectionInfo.of(segment.collection)
    schema, forward = segment.schema, segment.forward
    lengths = np.diff(forward.bounds).reshape(-1, schema.width)
    vocabulary, numbers = segment.vocabulary, numbering.numbers
    cards, pages = fields_by_place(segment)
    return {
        "programs": segment.programs,
        "width": schema.width,
        "text_fields": schema.text_fields,
        "cards": cards,
        "pages": pages,
        "fields": [asdict(field) for field in schema.fields],
        "averages": (
            lengths.sum(axis=0) / np.maximum(np.count_nonzero(lengths, axis=0), 1)
        ).tolist(),
        "lengths": [packed(own) for own in lengths.T.tolist()],
        "facets": _facets(segment),
        "columns": [column_view(column) for column in info.columns],
        "longest_reading": vocabulary.longest_reading,
        "most_letters": vocabulary.most_letters,
        "places": {
            "names": texts(sorted(map(" ".join, lookup.places.names))),
            "terms": distances(numbers[one] for one in lookup.places.terms if one in numbers),
        },
        "pairs": has_pairs,
        "longest_synonym": segment.expansions["longest"],
        "flags": FLAGS,
        "constants": constants(),
        **years_of(segment),
    }


def _facets(segment: Segment) -> dict[str, Any]:
    """``division`` and ``own`` have, for each program, how many values it has, and which."""
    columns = segment.facets
    return {
        "values": columns.values,
        "department": packed(columns.department.tolist()),
        "area": packed(columns.area.tolist()),
        "new": packed(map(int, columns.new.tolist())),
        "division": _several(columns.division, columns.division_bounds),
        "own": _several(columns.own, columns.own_bounds),
    }


def spans(segment: Segment) -> dict[str, Any]:
    """The least and the largest number or day of each program, by column."""
    spans = segment.spans
    return {
        "lows": [_numbers(row) for row in spans.lows],
        # Most values of a column are no spans.
        "highs": [
            None if np.array_equal(low, high, equal_nan=True) else _numbers(high)
            for low, high in zip(spans.lows, spans.highs, strict=True)
        ],
    }


def _several(values: NDArray[np.integer[Any]], bounds: NDArray[np.integer[Any]]) -> list[str]:
    return [packed(np.diff(bounds).tolist()), packed(values[bounds[0] : bounds[-1]].tolist())]


def _numbers(row: NDArray[np.float64]) -> list[float | None]:
    """Numbers as JSON has them: null for what is none, an open end as far away as can be."""
    found = np.nan_to_num(row, nan=np.nan, posinf=_FAR, neginf=-_FAR).tolist()
    return [_plain(value) for value in found]


def _plain(value: float) -> float | None:
    if value != value:
        return None
    return int(value) if value.is_integer() and abs(value) < _FAR else value


def synonyms(
    segment: Segment, numbering: Numbering, channels: Channels
) -> dict[str, dict[str, Any]]:
    """What staff wrote for the terms of an expression, as far as it leads to a program.

    By the first term, then by all of them: [text, only related, [match, …]].
    """
    by_first: dict[str, dict[str, Any]] = {}
    for terms, found in segment.expansions["synonyms"].items():
        rows = [
            [
                text,
                related,
                [
                    match_value(match, numbering.numbers, text)
                    for match in channels.written.of(text)
                ],
            ]
            for text, _, _, related in found
        ]
        if leading := [row for row in rows if row[2]]:
            by_first.setdefault(terms.partition(" ")[0], {})[terms] = leading
    return by_first


def postings(segment: Segment, numbering: Numbering) -> Iterator[str]:
    """Where each term stands, each position as the distance from the one before."""
    for number in numbering.own:
        yield packed(np.diff(segment.positions_of(number), prepend=0).tolist())


def readings(segment: Segment, numbering: Numbering) -> dict[str, list[Any]]:
    """The terms of each reading, and those that have it at an end, by what it sounds like."""
    lexeme_terms = numbering.of_own[segment.forward.lexeme_terms].tolist()
    tables = vocabulary_tables(segment.forward.lexemes)
    own, parts = tables["readings"], tables["kana_parts"]
    found: dict[str, list[Any]] = {}
    for reading in sorted(own.keys() | parts.keys()):
        lexemes = (*own.get(reading, ()), *parts.get(reading, ()))
        terms = list(dict.fromkeys(lexeme_terms[n] for n in lexemes))
        found.setdefault(sound(reading), []).append([reading, terms])
    return found


def inside(segment: Segment, numbering: Numbering) -> dict[str, list[Any]]:
    """How each kanji of the terms is read by itself, and the terms that have it inside: those that
    say the same, other words, and names."""
    characters = {char for term in segment.terms for char in term if not char.isascii()}
    return {
        char: [
            "".join([token.lexeme.reading for token in analyze(char)]),
            *_by_what_they_say(char, found, numbering),
        ]
        for char in sorted(characters)
        if not is_kana(char) and (found := segment.vocabulary.containing(char))
    }


def _by_what_they_say(
    char: str, terms: Iterable[str], numbering: Numbering
) -> tuple[list[int], list[int], list[int]]:
    found: tuple[list[int], list[int], list[int]] = ([], [], [])
    for term in terms:
        found[0 if says_same(term, char) else 1 + is_name(term)].append(numbering.numbers[term])
    return found


def english(
    segment: Segment, numbering: Numbering, translation: Translation
) -> dict[str, dict[str, Any]]:
    """The Japanese words of English ones, with their shares and matches, by the first stem."""
    found: dict[str, dict[str, Any]] = {}
    table: Table = segment.english
    # Most words are in several of the tables.
    written = cache(translation.look_up("hints"))
    for kind, meant in table.items():
        look_up = _meant(translation, written) if kind == "words" else written
        known = {
            word: [match_value(one, numbering.numbers, word) for one in look_up(word)]
            for word in {word for words in meant.values() for word in words}
        }
        for stems, words in meant.items():
            own = found.setdefault(stems.partition(" ")[0], {}).setdefault(stems, {})
            own[kind] = [[word, share, known[word]] for word, share in words.items() if known[word]]
    return found


def _meant(translation: Translation, written: Callable[[str], Sequence[Match]]) -> _LookUp:
    return lambda word: written(word) or translation.instead(word)


def folded(
    segment: Segment, known: Callable[[int, str], Any] | None = None
) -> Iterator[list[str | int]]:
    """The folded text of each field of each program; 0 where it is what folding makes of that which
    is ``known`` of a program, by its number, under the field's name."""
    surface, bounds = segment.forward.surface, segment.forward.surface_bounds.tolist()
    names = [field.name for field in segment.schema.fields]
    for number in range(segment.programs):
        own = surface[bounds[number] : bounds[number + 1]].decode().split("\0")[: len(names)]
        yield [
            0 if known and _folds_to(known(number, name), text) else text
            for name, text in zip(names, own, strict=True)
        ]


def _folds_to(value: Any, text: str) -> bool:
    return bool(text) and isinstance(value, str) and fold_text(value) == text


def pairs(segment: Segment) -> dict[str, str]:
    """The letters behind each letter of the folded texts, hiragana as katakana."""
    text = to_katakana(segment.forward.surface[:].decode())
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.uint64)
    both = np.unique(codes[:-1] << np.uint64(_CODE_BITS) | codes[1:])
    found: dict[str, list[str]] = {}
    for pair in both.tolist():
        first, second = pair >> _CODE_BITS, pair & ((1 << _CODE_BITS) - 1)
        if first and second:
            found.setdefault(chr(first), []).append(chr(second))
    return {first: "".join(seconds) for first, seconds in found.items()}


def names(segment: Segment) -> dict[str, list[list[Any]]]:
    """What is suggested besides phrases: names of programs, and departments."""
    programs = [segment.program(number) for number in range(segment.programs)]
    counts = Counter(program.department for program in programs if program.department)
    own = dict.fromkeys(program.name for program in programs)
    return {
        "names": [[text, _reading(text), 1] for text in own] if len(own) <= _MOST_NAMES else [],
        "departments": [[text, _reading(text), count] for text, count in counts.items()],
    }


def phrases(segment: Segment) -> dict[str, Any]:
    """The phrases, the commonest first, as columns; ``counts`` says how many less than before."""
    found = segment.phrases
    counts = [phrase.count for phrase in found]
    return {
        "texts": texts(phrase.text for phrase in found),
        "readings": texts(phrase.reading for phrase in found),
        "most": max(counts, default=0),
        "counts": packed(
            before - count for before, count in zip([*counts[:1], *counts], counts, strict=False)
        ),
    }


def _reading(text: str) -> str:
    """The reading of a text as far as every word has one."""
    readings = takewhile(bool, (token.lexeme.reading for token in analyze(text)))
    return "".join(readings)
