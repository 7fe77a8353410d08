"""``sesaku analyze``: what the analyzer makes of a text, to see why a word finds or misses."""

import unicodedata
from typing import TYPE_CHECKING, Any

import click

from indexer.commands.options import json_option
from indexer.commands.output import write_json

if TYPE_CHECKING:
    from indexer.text.analyzer import Token
    from indexer.text.lexeme import Lexeme

_HEADINGS = ("語", "正規形", "読み", "種類", "同義語グループ")
_KINDS = {
    "BREAK": "区切り",
    "FUNCTION": "機能語",
    "LIGHT": "補助",
    "AFFIX": "接辞",
    "NUMBER": "数",
    "VERB": "用言",
    "NOUN": "名詞",
}


@click.command(short_help="Show what the analyzer makes of a text.")
@click.argument("text")
@json_option
def analyze(text: str, as_json: bool) -> None:
    """Show the tokens of TEXT with normalized forms, readings and synonym groups.

    Words that share a normalized form find each other; so do, ranked lower, words that share a
    number of a synonym group of the dictionary. The parts of a compound stand below it.

    \b
    Examples:
      sesaku analyze 防災情報システムの見直し
      sesaku analyze 障がい者 --json
    """
    from indexer.text.analyzer import analyze as analyze_text

    tokens = analyze_text(text)
    if as_json:
        write_json({"text": text, "tokens": [_as_json(text, token) for token in tokens]})
    else:
        click.echo(_table([_HEADINGS, *(row for token in tokens for row in _rows(text, token))]))


def _as_json(text: str, token: "Token") -> dict[str, Any]:
    start, end = token.parts[0].start, token.parts[-1].end
    parts = [{"text": text[part.start : part.end], **_lexeme(part.lexeme)} for part in token.parts]
    return {
        "text": text[start:end],
        "start": start,
        "end": end,
        **_lexeme(token.lexeme),
        "parts": parts if len(parts) > 1 else [],
    }


def _lexeme(lexeme: "Lexeme") -> dict[str, Any]:
    return {
        "normalized": lexeme.term,
        "reading": lexeme.reading,
        "kind": lexeme.kind.name.lower(),
        "synonym_groups": list(lexeme.groups),
    }


def _rows(text: str, token: "Token") -> list[tuple[str, ...]]:
    """The row of a token, and those of its parts where it has several."""
    whole = text[token.parts[0].start : token.parts[-1].end]
    parts = token.parts if len(token.parts) > 1 else ()
    return [
        _row(whole, token.lexeme),
        *(_row(f"  └{text[part.start : part.end]}", part.lexeme) for part in parts),
    ]


def _row(surface: str, lexeme: "Lexeme") -> tuple[str, ...]:
    groups = " ".join(map(str, lexeme.groups))
    return surface, lexeme.term, lexeme.reading, _KINDS[lexeme.kind.name], groups


def _table(rows: list[tuple[str, ...]]) -> str:
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    )


def _width(text: str) -> int:
    """The columns of a terminal that a text takes: two for a full-width character."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
