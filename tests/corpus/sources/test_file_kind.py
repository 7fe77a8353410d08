"""Files under the names of others say what they are."""

from pathlib import Path

import pytest

from corpus import CorpusError
from corpus.sources.file_kind import kind_of
from corpus.sources.opening import read_source
from tests.corpus.importing.import_files import sheet_of

PICTURES = {
    "PNG": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "JPEG": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "GIF": b"GIF89a\x01\0",
    "TIFF": b"II*\0\x08\0",
}


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.pdf", "a.docx", "a.ods", "a.csv"])
@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_is_called_one(kind: str, name: str) -> None:
    with pytest.raises(CorpusError, match=f"画像（{kind}）"):
        kind_of(PICTURES[kind], name)


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.pdf", "a.docx"])
def test_bytes_of_no_text_are_not_what_the_name_says(name: str) -> None:
    with pytest.raises(CorpusError, match="のファイルではありません"):
        kind_of(b"\x00\x01\x02\x03 anything", name)


@pytest.mark.parametrize("content", ["事業名,概要\r\n".encode(), "事業名\t概要".encode("utf-16")])
def test_plain_text_under_an_excel_name_is_read(content: bytes) -> None:
    assert kind_of(content, "a.xls") == "CSV"


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_workbook_that_was_cut_off_is_called_that(tmp_path: Path, share: float) -> None:
    workbook, _ = sheet_of([["事業名", "概要"], ["防災", "そなえる"]])
    path = tmp_path / "a.xlsx"
    workbook.save(path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(CorpusError, match="途中で切れています") as refusal:
        read_source(path)
    assert "Zip" not in str(refusal.value)
