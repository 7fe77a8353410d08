"""Headings of Word files: by style, by the style it is based on, by the level of the outline."""

import io
import zipfile
from xml.etree.ElementTree import fromstring

import pytest

from corpus.office.outline import Outline
from corpus.xlsx.package import Package

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STYLES = (
    '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="own"><w:name w:val="章題"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:styleId="level"><w:name w:val="題"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:styleId="body"><w:name w:val="本文"/><w:basedOn w:val="1"/>'
    '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    '<w:style w:styleId="a"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="ring"><w:name w:val="輪"/><w:basedOn w:val="ring"/></w:style>'
)


def _package(styles: str | None) -> Package:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", "<w/>")
        if styles is not None:
            package.writestr("word/styles.xml", f'<w:styles xmlns:w="{_W}">{styles}</w:styles>')
    return Package(out.getvalue())


@pytest.mark.parametrize(
    ("properties", "is_heading"),
    [
        ('<w:pStyle w:val="1"/>', True),
        ('<w:pStyle w:val="own"/>', True),
        ('<w:pStyle w:val="level"/>', True),
        ('<w:pStyle w:val="body"/>', False),
        ('<w:pStyle w:val="a"/>', False),
        ('<w:pStyle w:val="ring"/>', False),
        ('<w:pStyle w:val="lost"/>', False),
        ('<w:outlineLvl w:val="0"/>', True),
        ('<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>', False),
        ("", False),
    ],
)
def test_what_a_heading_is(properties: str, is_heading: bool) -> None:
    paragraph = fromstring(f'<w:p xmlns:w="{_W}"><w:pPr>{properties}</w:pPr></w:p>')
    assert Outline(_package(_STYLES)).is_heading(paragraph) == is_heading


def test_without_styles_or_properties_nothing_is_a_heading() -> None:
    assert not Outline(_package(None)).is_heading(fromstring(f'<w:p xmlns:w="{_W}"/>'))
    styled = f'<w:p xmlns:w="{_W}"><w:pPr><w:pStyle w:val="1"/></w:pPr></w:p>'
    assert not Outline(_package(None)).is_heading(fromstring(styled))
