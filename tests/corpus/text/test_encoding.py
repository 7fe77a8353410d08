"""Bytes to text: what each program writes is read, and what is none is said."""

import os
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.text import encoding
from corpus.text.encoding import decode, decode_foreign, read_bytes

_TEXT = "施策名,担当課\n防災訓練,総務課\n"
_EXPECTED = ("施策名",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_a_file_of_ours_is_read(encoding: str) -> None:
    decoded = decode(_TEXT.encode(encoding), "a.csv", _EXPECTED)
    assert (decoded.text, decoded.encoding) == (_TEXT, encoding)


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("utf-8", "utf-8"),
        ("cp932", "cp932"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16"),
        ("euc_jp", "euc_jp"),
        ("iso2022_jp", "iso2022_jp"),
    ],
)
def test_a_file_from_elsewhere_is_read(written: str, named: str) -> None:
    decoded = decode_foreign(_TEXT.encode(written), "a.csv", _EXPECTED)
    assert decoded.text.lstrip("\ufeff") == _TEXT
    assert decoded.encoding == named


@pytest.mark.parametrize(
    ("content", "reason", "row"),
    [
        (b"PK\x03\x04rest", "Excelのファイルです", None),
        ("防災".encode("utf-16"), "UTF-16", None),
        ("施策名,のにでと\n防災の訓練\n".encode() + b"\xff\n", "UTF-8でもCP932でもない", 3),
        ("見出し\n防災\n".encode("cp932"), "知っている見出しがありません", 1),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(
    content: bytes, reason: str, row: int | None
) -> None:
    with pytest.raises(CorpusError, match=reason) as caught:
        decode(content, "a.csv", _EXPECTED)
    assert caught.value.problems[0].row == row


def test_broken_utf8_is_not_taken_for_cp932() -> None:
    content = "施策名,のにでと\n防災の訓練\n".encode()[:-2] + b"\n"
    with pytest.raises(CorpusError, match="UTF-8でもCP932でもない"):
        decode(content, "a.csv", ["施"])


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="フォルダー"):
        read_bytes(tmp_path)
    with pytest.raises(CorpusError, match="ファイルがありません"):
        read_bytes(tmp_path / "a.csv")
    with pytest.raises(CorpusError, match=r"フォルダーがありません。\S*none の場所"):
        read_bytes(tmp_path / "none" / "a.csv")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    with pytest.raises(CorpusError, match="ふつうのファイルではありません"):
        read_bytes(tmp_path / "a.csv")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_that_comes_into_the_place_of_a_file_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at it and its opening."""
    path, was = tmp_path / "a.csv", tmp_path.joinpath("b.csv")
    was.write_bytes(b"a")
    os.mkfifo(path)
    status = was.stat()
    monkeypatch.setattr(Path, "stat", lambda path, **_: status)
    with pytest.raises(CorpusError, match="ふつうのファイルではありません"):
        read_bytes(path)


def test_a_file_that_grows_while_it_is_read_is_read_no_further(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a log does, or what somebody writes without end."""
    monkeypatch.setattr(encoding, "MAX_BYTES", 10)
    monkeypatch.setattr(encoding, "_PART", 4)
    path, check = tmp_path / "a.csv", encoding._check
    path.write_bytes(b"1234567890")
    assert read_bytes(path) == b"1234567890"

    def checked(status: os.stat_result) -> None:
        check(status)
        with path.open("ab") as file:
            file.write(b"more")

    monkeypatch.setattr(encoding, "_check", checked)
    path.write_bytes(b"1234")
    with pytest.raises(CorpusError, match="大きすぎます"):
        read_bytes(path)


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "iso2022_jp"])
def test_a_list_without_a_known_heading_is_known_by_its_words(encoding: str) -> None:
    text = "呼び名,ねらい\n花いっぱい,花だんをつくる団体を応援します。\n防犯灯,明るい道にする。\n"
    found = decode_foreign(text.encode(encoding), "a.csv", ["事業名"])
    assert (found.text, found.encoding) == (text, encoding)


@pytest.mark.parametrize(
    "content",
    [
        "呼び名,ねらい\n花いっぱい,応援します。\n".encode()[:-3] + b"\xff\n",  # broken UTF-8
        "甲,乙\n一,二\n".encode("cp932"),
        bytes(range(1, 256)) * 4,
    ],
)
def test_what_does_not_look_like_japanese_is_refused(content: bytes) -> None:
    with pytest.raises(CorpusError):
        decode_foreign(content, "a.csv", ["事業名"])


@pytest.mark.parametrize("name", [".", "/", ".."])
def test_a_folder_without_a_name_is_named_as_it_was_given(name: str) -> None:
    with pytest.raises(CorpusError) as caught:
        read_bytes(Path(name))
    assert caught.value.problems[0].file == name


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_zero_byte_among_letters_of_utf_8_is_none_of_utf_16(encoding: str) -> None:
    decoded = decode_foreign("事業名,概要\r\n甲,あ\0い\r\n".encode(encoding), "a.csv", ["事業名"])
    assert decoded.text.startswith("事業名")
    kana = "じぎょう,ないよう\r\nあ,い\r\n".encode("utf-16-le")
    assert decode_foreign(kana, "a.csv", ["事業名"]).encoding == "utf-16"
