"""Numbers that Word writes before paragraphs, counted level by level."""

import io
import zipfile
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from corpus.office.numbering import Numbering
from corpus.xlsx.package import Package

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _numbering(*levels: tuple[str, str, str]) -> Numbering:
    made = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text, start) in enumerate(levels)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(
            "word/numbering.xml",
            f'<w:numbering {_W}><w:abstractNum w:abstractNumId="7">{made}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>',
        )
    return Numbering(Package(out.getvalue()))


def _paragraph(level: int, number: str = "1") -> Element:
    return ElementTree.fromstring(
        f'<w:p {_W}><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
        "</w:numPr></w:pPr></w:p>"
    )


def test_a_deeper_level_begins_anew_below_each_number() -> None:
    numbering = _numbering(("decimal", "%1.", "1"), ("decimal", "%1-%2", "1"))
    labels = [numbering.label(_paragraph(level)).strip() for level in (0, 1, 1, 0, 1)]
    assert labels == ["1.", "1-1", "1-2", "2.", "2-1"]


@pytest.mark.parametrize(
    ("form", "text", "start", "label"),
    [
        ("decimalEnclosedCircle", "%1", "3", "③\u3000"),
        ("decimalFullWidth", "（%1）", "12", "（１２）\u3000"),
        ("aiueo", "%1", "2", "イ\u3000"),
        ("japaneseCounting", "%1、", "10", "十、\u3000"),
        ("japaneseCounting", "%1", "11", "11\u3000"),
        ("lowerRoman", "%1", "x", "1\u3000"),
        ("bullet", "\uf06c", "1", "・"),
        ("bullet", "●", "1", "●"),
        ("none", "", "1", ""),
    ],
)
def test_numbers_have_the_form_of_their_level(form: str, text: str, start: str, label: str) -> None:
    assert _numbering((form, text, start)).label(_paragraph(0)) == label


def test_a_paragraph_without_a_number_has_no_label() -> None:
    numbering = _numbering(("decimal", "%1.", "1"))
    assert numbering.label(ElementTree.fromstring(f"<w:p {_W}/>")) == ""
    assert numbering.label(_paragraph(0, "9")) == ""
    assert numbering.label(_paragraph(5)) == ""
