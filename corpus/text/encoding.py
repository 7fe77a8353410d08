"""Bytes of a CSV file to text: UTF-8 with or without BOM, or CP932 as Excel writes it."""

import codecs
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError, Problem
from corpus.text.characters import heading_key

_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
# What an XLSX file is.
_ZIP = b"PK\x03\x04"
_SAVE_AGAIN = "Excelで開き、「CSV UTF-8（コンマ区切り）」で保存し直してください。"

# What frequent kana in UTF-8 （の、に、で、と、した、ー、ン、ス） are when taken for CP932.
_MISTAKEN_UTF8 = ("縺ｮ", "縺ｫ", "縺ｧ", "縺ｨ", "縺励", "繝ｼ", "繝ｳ", "繧ｹ")

# Titles, notes and the headings below them are shorter.
_HEAD = 10_000


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A file's text, its line ends as they were, and the encoding it was in.

    ``encoding`` is ``utf-8-sig`` (with BOM), ``utf-8`` or ``cp932``.
    """

    text: str
    encoding: str


def read_bytes(path: Path) -> bytes:
    """Return the file's content. Raises CorpusError where it cannot be read.

    What is no ordinary file (a pipe, a device) is not opened: reading it might never end.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
            return path.read_bytes()
        reason = "ふつうのファイルではありません。"
        remedy = "パイプや装置ではなく、ファイルを置いてください。"
    except FileNotFoundError:
        reason, remedy = "ファイルがありません。", f"{path} の場所と綴りを確かめてください。"
    except IsADirectoryError:
        reason = "ファイルではなくフォルダーです。"
        remedy = "ファイルの名前まで書くか、フォルダーをファイルに置き換えてください。"
    except OSError as error:
        reason = f"ファイルを読めません（{error.strerror}）。"
        remedy = "ほかのソフトで開いていないか、読む権限があるかを確かめてください。"
    raise CorpusError([Problem(path.name, None, None, "", reason, remedy)])


def decode(content: bytes, file: str, expected: Iterable[str]) -> DecodedText:
    """Return the text of a file, the encoding found by trying.

    CP932 accepts most byte sequences, so it is taken only where the beginning then has one of the
    ``expected`` headings, and nothing looks like UTF-8 taken for CP932. Raises CorpusError when no
    encoding fits; a broken UTF-8 file is reported with the line of the first broken byte.
    """
    if content.startswith(_ZIP):
        remedy = "sesaku import で取り込んでください（--dry-run を付けると、確かめるだけです）。"
        raise CorpusError([Problem(file, None, None, "", "Excelのファイルです。", remedy)])
    if content.startswith(_UTF16_BOMS):
        raise CorpusError([_unreadable(file, None, "UTF-16（Unicodeテキスト）です。")])
    with_bom = content.startswith(codecs.BOM_UTF8)
    try:
        # A view: the content of a large table is not copied only to drop its BOM.
        text = str(memoryview(content)[len(codecs.BOM_UTF8) * with_bom :], "utf-8")
        return DecodedText(text, "utf-8-sig" if with_bom else "utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
    reason = "UTF-8でもCP932でもない文字があります。"
    try:
        text = content.decode("cp932")
    except UnicodeDecodeError:
        text = ""
    if not any(sign in text for sign in _MISTAKEN_UTF8):
        if _has_heading(text, expected):
            return DecodedText(text, "cp932")
        if text:
            reason = "UTF-8ではない文字があり、CP932とみると、知っている見出しがありません。"
    raise CorpusError([_unreadable(file, line, reason)])


def _has_heading(text: str, expected: Iterable[str]) -> bool:
    """Tell whether the beginning holds an expected heading; in which row is no matter here."""
    head = heading_key(text[:_HEAD])
    return any(heading_key(heading) in head for heading in expected)


def _unreadable(file: str, row: int | None, reason: str) -> Problem:
    return Problem(file, row, None, "", reason, _SAVE_AGAIN)
