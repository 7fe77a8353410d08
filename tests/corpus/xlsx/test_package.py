"""A zip of parts that name each other, and what is said where it is damaged."""

import io
import zipfile
from xml.etree import ElementTree

import pytest

from corpus.errors import CorpusError
from corpus.xlsx import package
from corpus.xlsx.package import Package, attribute, damage_named, local_name

_RELATIONS = (
    "<Relationships>"
    '<Relationship Id="r1" Type="http://x/worksheet" Target="sheets/one.xml"/>'
    '<Relationship Id="r2" Type="http://x/styles" Target="/xl/styles.xml"/>'
    "</Relationships>"
)


def _package(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def test_parts_name_each_other_from_where_they_are() -> None:
    opened = Package(_package({"xl/book.xml": "<a/>", "xl/_rels/book.xml.rels": _RELATIONS}))
    assert opened.relations("xl/book.xml") == {
        "r1": ("worksheet", "xl/sheets/one.xml"),
        "r2": ("styles", "xl/styles.xml"),
    }
    assert opened.related("xl/book.xml", "styles") == "xl/styles.xml"
    assert opened.related("xl/book.xml", "theme") is None
    assert opened.relations("xl/other.xml") == {}


def test_names_of_parts_have_no_case() -> None:
    opened = Package(_package({"XL/Book.xml": "<a/>"}))
    assert opened.has("xl/book.XML")
    assert opened.xml("xl/book.xml").tag == "a"
    with pytest.raises(KeyError):
        opened.stream("xl/none.xml")


def test_what_would_not_fit_into_memory_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_UNPACKED", 10)
    with pytest.raises(ValueError, match="too large"):
        Package(_package({"a.xml": "<a>01234567</a>"}))


def _unknown_compression() -> bytes:
    """Return a zip whose only part is packed in a way that no program knows."""
    content = bytearray(_package({"a.xml": "<a/>"}))
    content[8:10] = b"\x63\x00"
    at = content.index(b"PK\x01\x02")
    content[at + 10 : at + 12] = b"\x63\x00"
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "how"),
    [
        (_package({"a.xml": "<a/>"})[:-10], "途中で切れています"),
        (_package({"a.xml": "<a>"}), "壊れています"),
        (_package({"b.xml": "<a/>"}), "壊れています"),
        (_unknown_compression(), "壊れています"),
    ],
)
def test_damage_is_said_in_words(content: bytes, how: str) -> None:
    with pytest.raises(CorpusError, match=f"ODSファイルが{how}"), damage_named("a.ods", "ODS"):
        Package(content).xml("a.xml")


def test_other_faults_are_no_damage() -> None:
    with pytest.raises(TypeError, match="ours"), damage_named("a.xlsx"):
        raise TypeError("ours")


def test_namespaces_do_not_matter() -> None:
    element = ElementTree.fromstring('<x:a xmlns:x="u" x:b="1"/>')
    assert (local_name(element), attribute(element, "b"), attribute(element, "c")) == ("a", "1", "")
