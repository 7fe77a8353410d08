"""What stands where in a text, read plainly: from the analyzer's tokens alone, from no index."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus import Program
from indexer.index.field_boosts import PLAIN, Schema
from indexer.text.analyzer import analyze
from indexer.text.lexeme import Kind

# By field and term: for each program that has it, its positions there.
Postings = dict[str, dict[str, dict[int, list[int]]]]


class Occurrence(NamedTuple):
    """A term at a position; ``among_terms`` counts without the function words before it."""

    term: str
    position: int
    among_terms: int


def occurrences(text: str) -> Iterator[Occurrence]:
    """Yield the terms of a text; a word of several parts stands at the first one's position too.

    Function words and breaks hold a position and are no terms; a break behind another one, or
    behind a function word, holds none.
    """
    position, functions, is_gap = -1, 0, False
    for word in analyze(text):
        for number, (lexeme, _, _) in enumerate(word.parts):
            if not (is_gap and lexeme.kind is Kind.BREAK):
                position += 1
            is_gap = lexeme.kind in (Kind.BREAK, Kind.FUNCTION)
            if number == 0 and len(word.parts) > 1:
                yield Occurrence(word.lexeme.term, position, position - functions)
            if not is_gap:
                yield Occurrence(lexeme.term, position, position - functions)
            functions += lexeme.kind is Kind.FUNCTION


def positions_taken(text: str) -> int:
    """Return how many positions a text takes: its words, breaks, and one behind the last."""
    if not text:
        return 0
    position, is_gap = 0, False
    for lexeme in (part.lexeme for word in analyze(text) for part in word.parts):
        position += not (is_gap and lexeme.kind is Kind.BREAK)
        is_gap = lexeme.kind in (Kind.BREAK, Kind.FUNCTION)
    return position + 1


def whoosh_postings(programs: Sequence[Program], schema: Schema = PLAIN) -> Postings:
    """Count what an index with a Whoosh field for each analysed text has."""
    counted: Postings = {field.name: {} for field in schema.fields[: schema.text_fields]}
    for doc, program in enumerate(programs):
        for field, text in zip(counted.values(), schema.texts(program), strict=False):
            for term, _, position in occurrences(text):
                field.setdefault(term, defaultdict(list))[doc].append(position)
    return counted


def called(division: str, department: str, programs: Sequence[Program]) -> str:
    """What a division is called: with its department, if another one has a division of its name."""
    having = {one.department for one in programs if division in one.divisions}
    return f"{department} › {division}" if department and len(having) > 1 else division
