"""The reader of collection.toml: TOML within limits, each fault with its line."""

import re
import tomllib
from typing import Any

from corpus.errors import CorpusError, Problem, Severity
from corpus.settings.said_twice import said_twice

FILE_NAME = "collection.toml"

# Limits of collection.toml, far beyond what people write: the largest one seen, of 158 bureaus, has
# 9 kB; descriptions have some hundred characters; JSON in browsers knows no larger integers; a
# table in a table in a list is three deep.
MAX_FILE = 1 << 20
MAX_TEXT = 10_000
MAX_NUMBER = 2**53 - 1
MAX_DEPTH = 16
# A key of more parts than that is seen before TOML is read, which takes hours for a long one. Each
# part begins where no part can go on, so that looking takes time that grows with the text.
_DEEP_KEY = re.compile(
    r"""(?<![\w-])(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*)"""
    rf"{{{MAX_DEPTH + 1}}}"
)
_TOML_LINE = re.compile(r"at line (\d+)")


def parsed(content: bytes) -> dict[str, Any]:
    """Return the TOML document. Raises CorpusError with the line at fault."""
    if len(content) > MAX_FILE:
        size = f"{len(content):,}バイト"
        reason = f"ファイルが大きすぎます（{MAX_FILE:,}バイトまで）。"
        raise CorpusError([problem_of(None, size, reason, "設定だけを残してください。")])
    try:
        text = content.decode("utf-8-sig")
        if deep := _DEEP_KEY.search(text):
            raise _TooLargeError(f"「{deep[0][:40]}…」の入れ子が深すぎます（{MAX_DEPTH}段まで）。")
        values = tomllib.loads(text)
        _check_size(values)
        return values
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problem = problem_of(
            line, "", "UTF-8ではない文字があります。", "UTF-8で保存し直してください。"
        )
    except tomllib.TOMLDecodeError as error:
        problem = _unreadable(str(error), text)
    except _TooLargeError as error:
        problem = problem_of(None, "", str(error), "短くしてください。")
    except ValueError as error:
        # Python converts numbers of 4,300 digits at most.
        problem = problem_of(None, "", f"数として読めません（{error}）。", "桁を減らしてください。")
    except RecursionError:
        problem = problem_of(None, "", "入れ子が深すぎます。", "括弧や点を減らしてください。")
    raise CorpusError([problem])


def _unreadable(message: str, text: str) -> Problem:
    """Return the problem of a text that the parser refuses with a message."""
    found = _TOML_LINE.search(message)
    number = int(found[1]) if found else None
    if twice := said_twice(message, text, number):
        return problem_of(*twice)
    remedy = '文字列は " で、並びは [ ] で囲み、「名前 = 値」の形に直してください。'
    return problem_of(number, "", f"TOMLとして読めません（{message}）。", remedy)


class _TooLargeError(Exception):
    """A part of the file is larger than any setting; the message says in Japanese which."""


def _check_size(value: object, key: str = "", depth: int = 0) -> None:
    """Raise _TooLargeError for what nobody writes by hand, before anything is done with it."""
    if depth > MAX_DEPTH:
        raise _TooLargeError(f"「{key[:40]}…」の入れ子が深すぎます（{MAX_DEPTH}段まで）。")
    if isinstance(value, str) and len(value) > MAX_TEXT:
        raise _TooLargeError(f"「{key[:40]}」が長すぎます（{MAX_TEXT:,}字まで）。")
    if isinstance(value, int) and abs(value) > MAX_NUMBER:
        raise _TooLargeError(f"「{key[:40]}」の数が大きすぎます（{MAX_NUMBER:,}まで）。")
    if isinstance(value, dict):
        for name, item in value.items():
            _check_size(name, name, depth)
            _check_size(item, name, depth + 1)
    elif isinstance(value, list):
        for item in value:
            _check_size(item, key, depth + 1)


def problem_of(
    row: int | None,
    value: str,
    reason: str,
    remedy: str,
    key: str | None = None,
    severity: Severity = "error",
) -> Problem:
    """Return a problem of the file."""
    return Problem(FILE_NAME, row, key, value, reason, remedy, severity)
