"""The search files read back, in Python what ``script/packing.js`` is in a browser."""

import gzip
import json
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from indexer.browser.entries import HIRAGANA
from indexer.browser.files import MANIFEST, file_name
from indexer.browser.packing import DIGITS
from indexer.text.kana import to_hiragana


def numbers(text: str) -> list[int]:
    """What ``packed`` made a text of."""
    found, value, scale = [], 0, 1
    for sign in text:
        digit = DIGITS.index(sign)
        value += digit % 32 * scale
        scale *= 32
        if digit < 32:
            found.append(value)
            value, scale = 0, 1
    return found


def unsigned(number: int) -> int:
    """What ``signed`` made a number of."""
    return -(number + 1) // 2 if number % 2 else number // 2


def ascending(text: str) -> Iterator[int]:
    """What ``distances`` made a text of."""
    return accumulate(numbers(text))


def lengths_of(record: dict[str, Any]) -> tuple[list[int], list[int]]:
    """The lengths of a record's words, and what lies between each and the one before."""
    lengths, gaps = [], []
    said = iter(numbers(record["lengths"]))
    for one in said:
        lengths.append(one // 2)
        gaps.append(unsigned(next(said)) if one % 2 else 0)
    return lengths, gaps


def files_of_terms(said: dict[str, Any]) -> list[int | None]:
    """The file of the best programs of each term of a chunk of words; none where it says none."""
    last, codes = said.get("best", (0, ""))
    found: list[int | None] = []
    for code in numbers(codes):
        last += max(0, code - 1)
        found.append(last if code else None)
    return found


def texts(joined: str) -> Iterator[str]:
    """What ``packing.texts`` joined."""
    before = ""
    for row in joined.split("\n"):
        before = before[: DIGITS.index(row[0])] + row[1:]
        yield before


def rows(columns: dict[str, Any]) -> list[dict[str, Any]]:
    """What ``packing.columns`` turned."""
    own = {key: rows(value) if isinstance(value, dict) else value for key, value in columns.items()}
    return [dict(zip(own, row, strict=True)) for row in zip(*own.values(), strict=True)]


def entries(chunk: dict[str, Any]) -> dict[str, list[list[Any]]]:
    """The entries of each key, with their terms; parts stay as they are written, 0 is none."""
    surfaces = chunk["surfaces"].split("\n")
    terms, classes = numbers(chunk["terms"]), numbers(chunk["class"])
    own = iter(chunk["texts"])
    last, at = chunk["from"], 0
    found: dict[str, list[list[Any]]] = {}
    for key, count in zip(texts(chunk["keys"]), numbers(chunk["counts"]), strict=True):
        found[key] = []
        for n in range(at, at + count):
            surface = to_hiragana(key) if surfaces[n] == HIRAGANA else surfaces[n]
            if terms[n] > 1:
                last += unsigned(terms[n] - 2)
            term = last if terms[n] > 1 else next(own) if terms[n] else surface or key
            several = [chunk[name][n] for name in ("parts", "synonyms", "written")]
            several.append(chunk["also"].get(str(n), 0))
            found[key].append([surface, term, *chunk["classes"][classes[n]], *several])
        at += count
    return found


def postings(chunk: dict[str, Any]) -> list[tuple[str, str]]:
    """Text and places of each term of a chunk of words."""
    under = numbers(chunk["under"])
    keys = [key for key, n in zip(texts(chunk["keys"]), under, strict=True) for _ in range(n)]
    named = chunk["names"].split("\n") if keys else []
    return [(n or key, own) for n, key, own in zip(named, keys, chunk["places"], strict=True)]


_SHAPES: dict[str, Any] = {
    "words": entries,
    "others": entries,
    "records": rows,
    "pages": rows,
    "postings": postings,
    "further": lambda chunk: list(texts(chunk)),
}


def manifest(directory: Path) -> Any:
    """What the manifest of a folder says."""
    return json.loads(gzip.decompress((directory / MANIFEST).read_bytes()))


def listed(manifest: Any, name: str) -> tuple[str, list[Any]]:
    """The stem and the first keys of a table."""
    if name in manifest["texts"]:
        stem, firsts = manifest["texts"][name]
        return stem, list(texts(firsts)) if firsts else []
    stem, firsts = manifest["numbers"][name]
    return stem, list(ascending(firsts))


def content(directory: Path, name: str) -> Any:
    """What a file has, or the manifest in its place."""
    inside = manifest(directory)["files"]
    if name in inside:
        return inside[name]
    return content_of(directory / name)


def content_of(file: Path) -> Any:
    """What a file has."""
    return json.loads(gzip.decompress(file.read_bytes()))


def chunks(directory: Path, name: str) -> list[Any]:
    """The chunks of a table, as they are written."""
    stem, firsts = listed(manifest(directory), name)
    return [content(directory, file_name(stem, number)) for number in range(len(firsts))]


def table(directory: Path, name: str) -> Any:
    """All chunks of a table, put together."""
    values = [_SHAPES.get(name, lambda value: value)(one) for one in chunks(directory, name)]
    if isinstance(values[0], list):
        return [value for one in values for value in one]
    return {key: value for one in values for key, value in one.items()}
