"""A collection's settings: who publishes which plan, in which order, and how its site looks."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import Any, TypeVar

from corpus.columns import Column
from corpus.columns.settings import read_columns
from corpus.errors import CorpusError, Problem, Severity
from corpus.text.encoding import read_bytes
from corpus.web_address import is_web_address
from corpus.years.link import Link

_T = TypeVar("_T")

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

# scheme://host[:port], nothing behind it: it is copied into a security header. There, * can only
# stand for what is before a host's name; browsers pass over what they cannot read.
_ORIGIN = re.compile(r"https?://(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?")
_TOML_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True)
class Collection:
    """A directory of programs and what is said about it as a whole.

    ``areas`` and ``departments`` are in the order in which they are shown; ``area_descriptions``
    has the plan's line for an area where it has one. ``source_url`` is the address of the document
    that the programs are from. ``columns`` are those that the programs have
    behind the first twelve, ``import_map`` says what headings of tables to import mean.
    ``years`` are those of its programs, the newest first, where it has several; ``links`` is what
    staff say of programs from year to year.
    ``embed_origins`` are the sites that may show the search in a frame. ``site`` holds the
    remaining tables of the file (colours, links, labels) as TOML has them, only values that JSON
    has too; the web layer reads them. Texts that are not set are empty, except ``title``, which
    then is the directory's name.
    """

    directory: Path
    title: str
    publisher: str = ""
    source: str = ""
    source_url: str = ""
    license: str = ""
    fiscal_year: int | None = None
    description: str = ""
    areas: tuple[str, ...] = ()
    area_descriptions: Mapping[str, str] = field(default_factory=dict)
    departments: tuple[str, ...] = ()
    common_synonyms: bool = True
    columns: tuple[Column, ...] = ()
    import_map: Mapping[str, str] = field(default_factory=dict)
    embed_origins: tuple[str, ...] = ()
    site: Mapping[str, object] = field(default_factory=dict)
    years: tuple[int, ...] = ()
    links: tuple[Link, ...] = ()


def read_collection(directory: Path) -> tuple[Collection, tuple[Problem, ...]]:
    """Return the directory's collection and warnings; without collection.toml, the defaults.

    Raises CorpusError with every problem when the file cannot be read as what it should be.
    """
    collection, problems = read_settings(directory)
    if any(problem.severity == "error" for problem in problems):
        raise CorpusError(problems)
    return collection, problems


def read_settings(directory: Path) -> tuple[Collection, tuple[Problem, ...]]:
    """Return the directory's collection, wrong settings being their defaults, and all problems.

    Never raises for what the file holds: one that cannot be read as a whole leaves the defaults.
    """
    path = directory / FILE_NAME
    plain = Collection(directory, directory.resolve().name)
    if not path.exists():
        return plain, ()
    try:
        return _collection(directory, _Settings(_parse(read_bytes(path))))
    except CorpusError as error:
        return plain, error.problems


def _collection(directory: Path, settings: "_Settings") -> tuple[Collection, tuple[Problem, ...]]:
    """Return the collection that the settings describe, and what is wrong with them."""
    areas: dict[str, str] = settings.take("areas", _named_lines, {})
    collection = Collection(
        directory=directory,
        title=settings.take("title", _text, "") or directory.resolve().name,
        publisher=settings.take("publisher", _text, ""),
        source=settings.take("source", _text, ""),
        source_url=settings.take("source_url", _address, ""),
        license=settings.take("license", _text, ""),
        fiscal_year=settings.take("fiscal_year", _year, None),
        description=settings.take("description", _text, ""),
        areas=tuple(areas),
        area_descriptions={name: text for name, text in areas.items() if text},
        departments=settings.take("departments", _texts, ()),
        common_synonyms=settings.take("common_synonyms", _flag, True),
        columns=settings.take_columns(),
        import_map=settings.take("import", _import_map, {}),
        embed_origins=settings.take("embed_origins", _origins, ()),
        site=settings.take_tables(),
    )
    return collection, settings.problems()


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


class _WrongTypeError(ValueError):
    """A setting has another kind of value; the message says in Japanese what it should be."""


class _Settings:
    """The file's top level, taken one key after the other; what is left over is unknown."""

    def __init__(self, values: dict[str, Any]) -> None:
        self._values = values
        self._problems: list[Problem] = []

    def take(self, key: str, convert: Callable[[Any], _T], default: _T) -> _T:
        """Return the converted setting; the default where it is not set or wrong."""
        if key not in self._values:
            return default
        value = self._values.pop(key)
        try:
            return convert(value)
        except _WrongTypeError as error:
            reason = f"「{key}」の書き方が違います。"
            self._problems.append(
                _problem(None, str(value), reason, f"{error}で書いてください。", key)
            )
            return default

    def take_columns(self) -> tuple[Column, ...]:
        """Return the collection's own columns, those that can be used."""
        columns, problems = read_columns(self._values.pop("columns", []))
        self._problems += problems
        return columns

    def take_tables(self) -> dict[str, object]:
        """Return the tables that are left, as far as JSON can carry them."""
        tables: dict[str, object] = {
            key: value for key, value in self._values.items() if isinstance(value, dict)
        }
        for key, value in tables.items():
            del self._values[key]
            if not _fits_json(value):
                reason = f"[{key}] に日付・時刻か数でない値があります。"
                self._problems.append(_problem(None, "", reason, "文字列で書いてください。", key))
        return tables

    def problems(self) -> tuple[Problem, ...]:
        """Return what was wrong, and a warning for each key that nobody asked for."""
        unknown = [
            _problem(
                None,
                "",
                f"「{key}」という設定はありません。",
                "綴りを確かめてください。",
                key,
                "warning",
            )
            for key in self._values
        ]
        return (*self._problems, *unknown)


def _parse(content: bytes) -> dict[str, Any]:
    """Return the TOML document. Raises CorpusError with the line at fault."""
    if len(content) > MAX_FILE:
        size = f"{len(content):,}バイト"
        reason = f"ファイルが大きすぎます（{MAX_FILE:,}バイトまで）。"
        raise CorpusError([_problem(None, size, reason, "設定だけを残してください。")])
    try:
        text = content.decode("utf-8-sig")
        if deep := _DEEP_KEY.search(text):
            raise _TooLargeError(f"「{deep[0][:40]}…」の入れ子が深すぎます（{MAX_DEPTH}段まで）。")
        values = tomllib.loads(text)
        _check_size(values)
        return values
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problem = _problem(
            line, "", "UTF-8ではない文字があります。", "UTF-8で保存し直してください。"
        )
    except tomllib.TOMLDecodeError as error:
        found = _TOML_LINE.search(str(error))
        number = int(found[1]) if found else None
        remedy = '文字列は " で、並びは [ ] で囲み、「名前 = 値」の形に直してください。'
        problem = _problem(number, "", f"TOMLとして読めません（{error}）。", remedy)
    except _TooLargeError as error:
        problem = _problem(None, "", str(error), "短くしてください。")
    except ValueError as error:
        # Python converts numbers of 4,300 digits at most.
        problem = _problem(None, "", f"数として読めません（{error}）。", "桁を減らしてください。")
    except RecursionError:
        problem = _problem(None, "", "入れ子が深すぎます。", "括弧や点を減らしてください。")
    raise CorpusError([problem])


def _problem(
    row: int | None,
    value: str,
    reason: str,
    remedy: str,
    key: str | None = None,
    severity: Severity = "error",
) -> Problem:
    return Problem(FILE_NAME, row, key, value, reason, remedy, severity)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _WrongTypeError('文字列（"…"）')
    return value.strip()


def _address(value: object) -> str:
    """Return the address of a document on the web, without a place in it."""
    text = _text(value)
    if text and (not is_web_address(text) or "#" in text):
        raise _WrongTypeError("httpで始まり # のないアドレス（https://www.example.jp/plan.pdf）")
    return text


def _texts(value: object) -> tuple[str, ...]:
    """Return distinct, non-empty strings in their order."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _WrongTypeError('文字列の並び（["…", "…"]）')
    texts = tuple(item.strip() for item in value)
    if len(set(texts)) < len(texts) or "" in texts:
        raise _WrongTypeError("空でなく重なりのない文字列の並び")
    return texts


def _named_lines(value: object) -> dict[str, str]:
    """Return name to description of areas written as strings or as [[areas]] tables."""
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        names = _texts([item.get("name") for item in value])
        return dict(zip(names, (_text(item.get("description", "")) for item in value), strict=True))
    return dict.fromkeys(_texts(value), "")


def _import_map(value: object) -> dict[str, str]:
    """Return heading to what it means in a table to import, as [import.map] says."""
    if not isinstance(value, dict) or value.keys() - {"map"}:
        raise _WrongTypeError('[import.map] の下に "見出し" = "name" の形')
    answers = value.get("map", {})
    if not isinstance(answers, dict) or not all(isinstance(v, str) for v in answers.values()):
        raise _WrongTypeError('"見出し" = "name" の形')
    return dict(answers)


def _year(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1868 <= value <= 9999:
        raise _WrongTypeError("西暦の数字（2020など）")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _WrongTypeError("true か false")
    return value


def _origins(value: object) -> tuple[str, ...]:
    origins = _texts(value)
    if not all(_ORIGIN.fullmatch(origin) for origin in origins):
        raise _WrongTypeError(
            "https://www.example.jp か https://*.example.jp の形（後ろに / なし）の並び"
        )
    return origins


def _fits_json(value: object) -> bool:
    """Tell whether JSON can carry the value: TOML also has dates, infinity and not-a-number."""
    if isinstance(value, dict):
        return all(map(_fits_json, value.values()))
    if isinstance(value, list):
        return all(map(_fits_json, value))
    if isinstance(value, float):
        return isfinite(value)
    return isinstance(value, str | int)
