"""The table of related words: what a collection has in place of words that it lacks.

It is a file of the collection, made by ``sesaku related``. Words stand there as terms of the
analyzer. Without it nothing is related; the word vectors that it comes from are not needed.
"""

import csv
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from corpus import Collection, Problem
from indexer.errors import SesakuError

FILE_NAME = "related.csv"
HEADINGS = ("語", "関連語", "類似度")
# Stands above the headings. The licences ask to be named wherever their work goes.
_NOTICE = (
    "# この計画にない語と、似た使われ方をする計画の語（sesaku related が作る。手で直さない）",
    "# 出典: 単語ベクトル chiVe (Works Applications, Apache License 2.0)",
    "# ja-ginza 5.3.0 (Megagon Labs, MIT License) 所収のものから計算した類似度",
)


class RelatedWord(NamedTuple):
    """``related`` is a term of the corpus, ``similarity`` up to 1."""

    word: str
    related: str
    similarity: float


class RelatedUnreadable(SesakuError):
    """A table of related words is damaged at ``line`` (from 1)."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(
            f"{path}, line {line}: {reason}.",
            "Make the table anew with `sesaku related`, or delete it to do without.",
        )
        self.path = path
        self.line = line


def write_related(path: Path, rows: Iterable[RelatedWord]) -> None:
    """Writes the table with its source and licence, in UTF-8 with BOM like every file for staff."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.writelines(line + "\r\n" for line in _NOTICE)
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(HEADINGS)
        writer.writerows((row.word, row.related, f"{row.similarity:.2f}") for row in rows)


def read_related(path: Path) -> dict[str, tuple[tuple[str, float], ...]]:
    """The related words of each word, the nearest first; empty where there is no such file.

    Raises RelatedUnreadable for anything else than what ``write_related`` writes.
    """
    if not os.path.lexists(path):
        return {}
    if not path.is_file():
        # A pipe may never end, and is not opened.
        raise RelatedUnreadable(path, 1, "this is no ordinary file")
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise RelatedUnreadable(path, 1, f"this cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise RelatedUnreadable(path, 1, f"this is not UTF-8 ({error.reason})") from error
    found: dict[str, list[tuple[str, float]]] = {}
    heading = False
    for number, line in enumerate(lines, 1):
        if line.startswith("#") or not line:
            continue
        if not heading:
            heading = _heading(path, number, line)
            continue
        word, related, similarity = _row(path, number, line)
        found.setdefault(word, []).append((related, similarity))
    return {word: tuple(sorted(rows, key=_falling)) for word, rows in found.items()}


def check_related(collection: Collection) -> Iterator[Problem]:
    """What keeps a collection's table from being read, for those who check it before an update."""
    try:
        read_related(collection.directory / FILE_NAME)
    except RelatedUnreadable as error:
        reason = "関連語の表として読めません。"
        remedy = "sesaku related で作り直すか、ファイルを消してください。"
        yield Problem(FILE_NAME, error.line, None, "", reason, remedy)


def _falling(row: tuple[str, float]) -> float:
    return -row[1]


def _heading(path: Path, number: int, line: str) -> bool:
    if tuple(line.split(",")) != HEADINGS:
        raise RelatedUnreadable(path, number, f"the headings {','.join(HEADINGS)} are missing")
    return True


def _row(path: Path, number: int, line: str) -> RelatedWord:
    cells = line.split(",")
    try:
        row = RelatedWord(cells[0], cells[1], float(cells[2]))
    except (IndexError, ValueError):
        raise RelatedUnreadable(path, number, "this is no row of 語, 関連語, 類似度") from None
    if len(cells) != len(HEADINGS) or not all(row) or not 0 < row.similarity <= 1:
        raise RelatedUnreadable(path, number, "a word is empty, or 類似度 not above 0 and up to 1")
    return row
