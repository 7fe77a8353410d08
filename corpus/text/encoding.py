"""Bytes of a CSV file to text: UTF-8 with or without BOM, or CP932 as Excel writes it."""

import codecs
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from corpus.errors import CorpusError, Problem
from corpus.text.characters import heading_key
from corpus.text.nearby import advice_for, look_at
from corpus.text.system_errors import reason_of, remedy_of

# A list of 100,000 programs has some 60 MB; what is larger is no such list, or has no end.
MAX_BYTES = 200_000_000
_TOO_LARGE = (
    f"ファイルが大きすぎます（{MAX_BYTES // 1_000_000}MBまで）。",
    "表だけのファイルかどうかを確かめ、大きければ分けてください。",
)
# Read at a time.
_PART = 1 << 24
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
# What an XLSX file is.
_ZIP = b"PK\x03\x04"
_SAVE_AGAIN = "Excelで開き、「CSV UTF-8（コンマ区切り）」で保存し直してください。"

# What frequent kana in UTF-8 （の、に、で、と、した、ー、ン、ス） are when taken for CP932.
_MISTAKEN_UTF8 = ("縺ｮ", "縺ｫ", "縺ｧ", "縺ｨ", "縺励", "繝ｼ", "繝ｳ", "繧ｹ")

# So large a part of what is not ASCII is hiragana in lists of programs; in tables of names at least
# some of it.
_LEAST_KANA = 0.05
# Titles, notes and the headings below them are shorter.
_HEAD = 10_000


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A file's text, its line ends as they were, and the encoding it was in.

    ``encoding`` is ``utf-8-sig`` (with BOM), ``utf-8`` or ``cp932``; of a file from elsewhere also
    ``utf-16``, ``euc_jp`` or ``iso2022_jp``.
    """

    text: str
    encoding: str


def is_there(path: Path) -> bool:
    """Tell whether there is something to read. A link that leads nowhere is: its file is away for
    now (a drive that is not mounted), which is no wish to do without it."""
    return os.path.lexists(path)


def read_bytes(path: Path) -> bytes:
    """Return the file's content. Raises CorpusError where it cannot be read.

    What is no ordinary file (a pipe, a device) is not opened: reading it might never end.
    """
    try:
        _check(path.stat())
        with open(path, "rb", opener=_opened) as stream:
            return _whole(stream)
    except _Unfit as unfit:
        reason, remedy = unfit.args
    except FileNotFoundError:
        reason, remedy = "ファイルがありません。", look_at(path)
        if path.is_symlink():
            reason, remedy = "リンクの先のファイルがありません。", look_at(path.readlink())
        elif path.parent.is_symlink() and not path.parent.exists():
            reason, remedy = "リンクの先のフォルダーがありません。", look_at(path.parent.readlink())
        elif not path.parent.exists():
            reason, remedy = "フォルダーがありません。", advice_for(path.parent)
    except IsADirectoryError:
        reason = "ファイルではなくフォルダーです。"
        remedy = "ファイルの名前まで書くか、フォルダーをファイルに置き換えてください。"
    except OSError as error:
        reason, remedy = f"ファイルを読めません（{reason_of(error)}）。", remedy_of(error)
    raise CorpusError([Problem(path.name or str(path), None, None, "", reason, remedy)])


class _Unfit(Exception):
    """A file that is not read; its arguments are the reason and the remedy."""


def _check(status: os.stat_result) -> None:
    """Raise _Unfit for what is no ordinary file, or larger than any table."""
    if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
        reason = "ふつうのファイルではありません。"
        raise _Unfit(reason, "パイプや装置ではなく、ファイルを置いてください。")
    if status.st_size > MAX_BYTES:
        raise _Unfit(*_TOO_LARGE)


def _opened(path: str, flags: int) -> int:
    """Open a file, and look at it again: a pipe may have come into its place, and is not waited
    for. Raises _Unfit, OSError.
    """
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    try:
        _check(os.fstat(descriptor))
    except _Unfit:
        os.close(descriptor)
        raise
    return descriptor


def _whole(stream: BinaryIO) -> bytes:
    """Return all that there is. Raises _Unfit where that is more than a table has: a file may have
    no end, whatever its size was.
    """
    parts, size = [], 0
    while part := stream.read(_PART):
        parts.append(part)
        if (size := size + len(part)) > MAX_BYTES:
            raise _Unfit(*_TOO_LARGE)
    return b"".join(parts)


def decode_foreign(content: bytes, file: str, expected: Iterable[str]) -> DecodedText:
    """Return the text of a file that any program may have written, the encoding found by trying.

    Beyond what ``decode`` knows: UTF-16 as Excel's Unicode text, and the old encodings of Japanese
    systems, where the beginning then has one of the ``expected`` headings. Raises CorpusError.
    """
    expected = list(expected)
    if (text := _utf16(content)) is not None:
        return DecodedText(text, "utf-16")
    if not _is_utf8(content) or b"\x1b$" in content[:_HEAD]:
        for encoding in ("iso2022_jp", "euc_jp", "euc_jis_2004"):
            with suppress(UnicodeDecodeError):
                text = content.decode(encoding)
                if _has_heading(text, expected):
                    return DecodedText(text, encoding.replace("is_2004", "p"))
        # No heading is known, as in another body's list: what the words look like has to do.
        if not _has_heading(content.decode("cp932", "replace"), expected):
            for encoding in ("iso2022_jp", "cp932", "euc_jp"):
                with suppress(UnicodeDecodeError):
                    if _is_japanese(text := content.decode(encoding)):
                        return DecodedText(text, encoding)
    return decode(content, file, expected)


def _is_japanese(text: str) -> bool:
    """Tell whether the beginning of a text is Japanese, as no other encoding's bytes look.

    EUC-JP taken for CP932 is half-width katakana, UTF-8 so taken has signs of its own.
    """
    letters = [char for char in text[:_HEAD] if char > "\x7f"]
    kana = sum("ぁ" <= char <= "ん" for char in letters)
    strange = sum("｡" <= char <= "ﾟ" or not char.isprintable() for char in letters)
    is_mistaken = any(sign in text for sign in _MISTAKEN_UTF8)
    return not is_mistaken and kana >= _LEAST_KANA * len(letters) > 0 and kana > strange


def _utf16(content: bytes) -> str | None:
    """Return the text of UTF-16, which its BOM tells, or that every other byte is nothing."""
    head = content[:_HEAD]
    encoding = "utf-16" if content.startswith(_UTF16_BOMS) else ""
    # Commas, line ends and figures have a zero byte; in another encoding one is damage, and letters
    # of UTF-8 tell that.
    if not encoding and b"\0" in head and (head.isascii() or not _is_utf8(content)):
        encoding = "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
    try:
        return content.decode(encoding) if encoding else None
    except UnicodeDecodeError:
        return None


def _is_utf8(content: bytes) -> bool:
    try:
        str(memoryview(content)[:_HEAD], "utf-8")
    except UnicodeDecodeError as error:
        # The end of the piece may part a character.
        return error.start > _HEAD - 4
    return True


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
