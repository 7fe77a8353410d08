"""The search files read back, in Python what ``script/packing.js`` is in a browser."""

import gzip
import json
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from indexer.browser.files import MANIFEST, file_name, parted
from indexer.browser.packing import DIGITS


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
    """The entries of each key, with their terms; parts stay as they are written."""
    found: dict[str, list[list[Any]]] = {}
    last = 0
    for key, own in zip(texts(chunk["keys"]), chunk["entries"], strict=True):
        found[key] = []
        for surface, term, *rest in own:
            if isinstance(term, int):
                last += term
            found[key].append(
                [surface, last if isinstance(term, int) else term or surface or key, *rest]
            )
    return found


_SHAPES: dict[str, Any] = {
    "words": entries,
    "others": entries,
    "records": rows,
    "pages": rows,
    "postings": lambda chunk: list(zip(texts(chunk["terms"]), chunk["places"], strict=True)),
    "further": lambda chunk: list(texts(chunk)),
}


def manifest(directory: Path) -> Any:
    """What the manifest of a folder says."""
    return json.loads(gzip.decompress((directory / MANIFEST).read_bytes()))


def chunks(listed: Any) -> list[tuple[Any, str]]:
    """First key and digits of each chunk of a table, as ``chunks.listed`` has them."""
    firsts, digits = listed
    if isinstance(firsts, str):
        firsts = list(accumulate(numbers(firsts)))
    return list(zip(firsts, parted(digits), strict=True))


def table(directory: Path, name: str) -> Any:
    """All chunks of a table, put together."""
    values = [
        _SHAPES.get(name, lambda value: value)(
            json.loads(gzip.decompress((directory / file_name(name, end)).read_bytes()))
        )
        for _, end in chunks(manifest(directory)["chunks"][name])
    ]
    if isinstance(values[0], list):
        return [value for one in values for value in one]
    return {key: value for one in values for key, value in one.items()}
