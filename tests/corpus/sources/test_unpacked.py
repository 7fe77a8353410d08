"""A ZIP with one table is that table; files without an end or beyond a limit are not read."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.importing import read_import
from corpus.text import encoding
from tests.corpus.importing.import_files import csv_bytes, import_bytes, sheet_of, xlsx_bytes

TABLE = csv_bytes([["事業名", "概要"], ["甲", "一"]])


def _zip(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        _zip(list_dot_csv=TABLE),
        _zip(dir__list_dot_csv=TABLE, readme_dot_md=b"x"),
        _zip(list_dot_xlsx=xlsx_bytes(sheet_of([["事業名", "概要"], ["甲", "一"]])[0])),
        _zip(list_dot_json='[{"name": "甲", "summary": "一"}]'.encode()),
        _zip(list_dot_tsv="事業名\t概要\n甲\t一\n".encode("cp932"), _dot_hidden_dot_csv=b"x"),
    ],
)
def test_a_zip_with_one_table(tmp_path: Path, content: bytes) -> None:
    imported = import_bytes(tmp_path, content, "a.zip")
    assert [(p.name, p.summary) for p in imported.programs] == [("甲", "一")]


def test_a_zip_with_several_tables_names_them(tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as caught:
        import_bytes(tmp_path, _zip(a_dot_csv=TABLE, b_dot_csv=TABLE), "a.zip")
    assert "a.csv、b.csv" in caught.value.problems[0].value


def test_a_zip_that_unpacks_to_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.sources.unpacked.MAX_BYTES", 10)
    with pytest.raises(CorpusError) as caught:
        import_bytes(tmp_path, _zip(a_dot_csv=TABLE), "a.zip")
    assert "大きすぎます" in caught.value.problems[0].reason


def test_what_a_zip_declares_as_too_much_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = _zip(a_dot_csv=TABLE)
    monkeypatch.setattr("corpus.sources.unpacked.MAX_BYTES", 10)
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("it was unpacked"))
    with pytest.raises(CorpusError) as caught:
        import_bytes(tmp_path, content, "a.zip")
    assert "大きすぎます" in caught.value.problems[0].reason


def test_a_file_beyond_the_limit_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoding, "MAX_BYTES", 10)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))
    path = tmp_path / "a.csv"
    path.write_text("x" * 11, encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        read_import(path, tmp_path / "plan")
    assert "大きすぎます" in caught.value.problems[0].reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a pipe")
@pytest.mark.parametrize("path", ["/dev/zero", "pipe"])
def test_what_has_no_end_is_not_opened(tmp_path: Path, path: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(CorpusError) as caught:
        read_import(tmp_path / path, tmp_path / "plan")
    assert "ふつうのファイルではありません" in caught.value.problems[0].reason


def test_a_line_longer_than_any_table_has_is_named(tmp_path: Path) -> None:
    content = "事業名,概要\n甲,一\n乙,".encode() + b"x" * 1_000_001 + "\n丙,三\n".encode()
    imported = import_bytes(tmp_path, content, "a.csv")
    (error,) = imported.errors
    assert error.row == 3
    assert "長すぎます" in error.reason


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('="総務部"', "総務部"),
        ('="001"', "001"),
        ('="a""b"', 'a"b'),
        ('=""', ""),
        ("=1+1", "=1+1"),
        ('="a"&"b"', '="a"&"b"'),
    ],
)
def test_cells_that_keep_their_text_from_a_spreadsheet(
    tmp_path: Path, cell: str, text: str
) -> None:
    content = f"事業名,備考\r\n甲,{cell}\r\n".encode()
    (program,) = import_bytes(tmp_path, content, "a.csv").programs
    assert program.text_of("備考") == text
