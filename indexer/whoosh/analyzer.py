"""The index's analyzer as Whoosh asks for it: for its query parser, its highlighter, its writer."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from whoosh.analysis import Analyzer, Token

from indexer.text.analyzer import Part, analyze
from indexer.text.analyzer import Token as Word
from indexer.text.lexeme import Kind, Lexeme, places

# What Whoosh says where a text is a query's: words are then asked for by their parts alone.
_QUERY = "query"


class TextAnalyzer(Analyzer):
    """Words as the index has them. It holds no tokenizer, so that it pickles with the schema.

    Function words are no terms and, as behind Whoosh's own stop words, hold no position: the phrase
    防災のシステム is 防災 and システム side by side. Breaks do hold one.
    """

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        start_pos: int = 0,
        start_char: int = 0,
        mode: str = "",
        **options: Any,
    ) -> Iterator[Any]:
        """Yields one token again and again, changed, as Whoosh's analyzers do.

        A word of several parts comes before its parts, at the position of the first.
        """
        token = Token(positions, chars, mode=mode, **options)
        for at, term, start, end in _terms(analyze(value), whole_words=mode != _QUERY):
            token.text = token.original = term
            token.boost = 1.0
            token.pos = start_pos + at
            token.startchar = start_char + start
            token.endchar = start_char + end
            yield token


def _terms(words: Sequence[Word], whole_words: bool) -> Iterator[tuple[int, str, int, int]]:
    """Position, text and original [start, end) of each term."""
    position = iter(_positions([part.lexeme for word in words for part in word.parts]))
    for word in words:
        for number, part in enumerate(word.parts):
            at = next(position)
            if whole_words and number == 0 and len(word.parts) > 1:
                yield at, word.lexeme.term, part.start, word.parts[-1].end
            if _is_term(part):
                yield at, part.lexeme.term, part.start, part.end


def _positions(lexemes: Sequence[Lexeme]) -> list[int]:
    """The positions of some words in a row, of which function words take none."""
    functions = accumulate(lexeme.kind is Kind.FUNCTION for lexeme in lexemes)
    return [at - before for at, before in zip(places(lexemes), functions, strict=True)]


def _is_term(part: Part) -> bool:
    return part.lexeme.kind > Kind.FUNCTION
