"""The process that reads: one message a line, whatever becomes of the file."""

import io
import json
import sys
from dataclasses import asdict
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.pdf import child
from corpus.pdf.limits import Limits
from corpus.pdf.messages import decoded


class _Input:
    def __init__(self, content: bytes) -> None:
        self.buffer = io.BytesIO(content)


def _two_pages() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for text in ("one", "two"):
        canvas.drawString(100, 100, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def _unlimited(monkeypatch: pytest.MonkeyPatch) -> None:
    """This process lives on: the limits of the system and the silence are not for it."""
    monkeypatch.setattr(child, "_limit", lambda limits: None)
    monkeypatch.setattr(child.logging, "disable", lambda level: None)


def _messages(
    content: bytes,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    pages: list[int] | None = None,
    limits: Limits | None = None,
) -> list[dict[str, Any]]:
    monkeypatch.setattr(sys, "stdin", _Input(content))
    child.main([json.dumps({"limits": asdict(limits or Limits()), "pages": pages})])
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.usefixtures("_unlimited")
def test_it_says_how_many_pages_and_then_each(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, *pages = _messages(_two_pages(), monkeypatch, capsys)
    assert first == {"pages": 2, "of": 2}
    assert [decoded(page).texts[0].text for page in pages] == ["one", "two"]


@pytest.mark.usefixtures("_unlimited")
def test_it_reads_the_pages_that_are_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, page = _messages(_two_pages(), monkeypatch, capsys, pages=[2, 7])
    assert first == {"pages": 1, "of": 2}
    assert page["number"] == 2


@pytest.mark.usefixtures("_unlimited")
@pytest.mark.parametrize(
    ("content", "limits", "refused"),
    [
        (b"%PDF-1.4 nothing", Limits(), "damaged"),
        (_two_pages(), Limits(pages=1), "too much"),
        (_two_pages(), Limits(glyphs=1), "too much"),
    ],
)
def test_its_last_word_is_why_not(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    content: bytes,
    limits: Limits,
    refused: str,
) -> None:
    assert _messages(content, monkeypatch, capsys, limits=limits)[-1]["refused"] == refused
