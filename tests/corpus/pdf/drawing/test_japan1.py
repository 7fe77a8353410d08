"""Fonts that are not embedded: every character that such a font can be asked for is read back."""

from pathlib import Path

import pytest
from pdfminer.cmapdb import CMapDB
from pdfminer.pdffont import PDFCIDFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.psparser import LIT

from corpus.importing import read_import
from corpus.pdf.drawing.japan1 import character_of
from tests.corpus.pdf.drawn_pages import table_pdf

# Family names and words of everyday that pdfminer's own table leaves out: IBM's extensions, the
# shapes of JIS X 0213:2004, kanji outside the BMP.
LEFT_OUT = "﨑栁寬牙僅嘲捗淫葛餅𠮷𠮟𩸽"


def _font(ordering: str) -> PDFCIDFont:
    system = {"Registry": b"Adobe", "Ordering": ordering.encode()}
    spec = {"Encoding": LIT("UniJIS2004-UTF16-H"), "CIDSystemInfo": system, "FontDescriptor": {}}
    return PDFCIDFont(PDFResourceManager(), spec)


@pytest.mark.parametrize("character", LEFT_OUT)
def test_a_kanji_is_found_by_the_number_that_each_encoding_gives_it(character: str) -> None:
    tables = ["UniJIS2004-UTF16-H", "UniJIS-UTF16-H"]
    if ord(character) <= 0xFFFF:
        tables.append("UniJIS-UCS2-H")
    code = character.encode("utf-16-be")
    numbers = {cid for name in tables for cid in CMapDB.get_cmap(name).decode(code) if cid}
    assert numbers
    assert {character_of(_font("Japan1"), cid).translate({0x2F5B: "牙"}) for cid in numbers} == {
        character
    }


def test_another_collections_numbers_are_left_alone() -> None:
    assert character_of(_font("GB1"), 8443) == ""


def test_a_plan_with_names_is_read_to_the_character(tmp_path: Path) -> None:
    row = ("1", "宮﨑地区の訓練", "栁町と寬永寺で行う。", "企画課")
    path = tmp_path / "plan.pdf"
    headings = ("整理番号", "事業名", "取組概要", "担当課")
    path.write_bytes(table_pdf([headings, row], (50, 120, 200, 80)))
    (program,) = read_import(path, tmp_path / "plan").programs
    assert (program.name, program.summary) == row[1:3]


def test_a_number_that_no_table_has_has_no_character() -> None:
    assert character_of(_font("Japan1"), 65_000) == ""
