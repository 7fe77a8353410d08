"""A page drawn into lists: rules, glyphs, clipping, images, and their limits."""

import io
from collections.abc import Callable

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.pdf.drawing import Drawing
from corpus.pdf.limits import Limits, TooMuch
from corpus.pdf.page import Page, Rule

_SIZE = (300.0, 200.0)
# One red dot, in the simplest form of pictures.
_PICTURE = b"P6 1 1 255\n\xff\x00\x00"


def _drawn(draw: Callable[[Canvas], None], limits: Limits | None = None) -> Page:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=_SIZE)
    draw(canvas)
    canvas.save()
    drawing = Drawing(out, limits or Limits())
    return drawing.drawn(1, drawing.pages()[0])


def test_a_text_is_glyphs_from_the_top_left() -> None:
    page = _drawn(lambda canvas: canvas.drawString(50, 150, "AB"))
    assert (page.width, page.height) == _SIZE
    assert "".join(glyph.text for glyph in page.glyphs) == "AB"
    first, second = page.glyphs
    assert first.x0 == pytest.approx(50)
    assert first.top < 50 < first.bottom
    assert second.x0 == pytest.approx(first.x1)
    assert first.string == second.string


def test_lines_thin_boxes_and_outlines_are_rules() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.line(10, 150, 110, 150)
        canvas.rect(20, 20, 1, 100, stroke=0, fill=1)
        canvas.rect(200, 20, 50, 60)

    page = _drawn(draw)
    assert page.horizontal == [Rule(50, 10, 110), Rule(180, 200, 250), Rule(120, 200, 250)]
    assert page.vertical == [Rule(20.5, 80, 180), Rule(250, 120, 180), Rule(200, 120, 180)]


def test_a_slanted_line_is_no_rule() -> None:
    page = _drawn(lambda canvas: canvas.line(10, 10, 110, 110))
    assert (page.horizontal, page.vertical) == ([], [])


def test_what_is_clipped_shows_in_part() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(50, 140, 12, 20)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.setFont("Courier", 10)
        canvas.drawString(50, 145, "ABCD")
        canvas.line(0, 150, 300, 150)
        canvas.restoreState()
        canvas.drawString(50, 50, "E")

    page = _drawn(draw)
    assert [glyph.is_cut for glyph in page.glyphs] == [False, False, True, True, False]
    assert page.glyphs[-1].clip is None
    # What is shown of a rule, and the thickness of one at its sides.
    assert page.horizontal == [Rule(50, 47, 65)]


def test_a_large_image_hides_what_was_painted_before() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 150, "A")
        canvas.drawImage(ImageReader(io.BytesIO(_PICTURE)), 0, 0, *_SIZE)
        canvas.drawString(50, 100, "B")

    page = _drawn(draw)
    assert [glyph.is_hidden for glyph in page.glyphs] == [True, False]
    assert page.image_share == pytest.approx(1)


def test_white_and_invisible_text_is_marked_and_dark_boxes_are_kept() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.2)
        canvas.rect(40, 140, 50, 30, stroke=0, fill=1)
        canvas.setFillGray(1)
        canvas.drawString(50, 150, "A")
        text = canvas.beginText(50, 100)
        text.setTextRenderMode(3)
        text.textOut("B")
        canvas.drawText(text)

    page = _drawn(draw)
    assert [(glyph.is_white, glyph.is_hidden) for glyph in page.glyphs] == [
        (True, False),
        (True, True),
    ]
    assert [(box.x0, box.top) for box in page.fills] == [(40, 30)]


@pytest.mark.parametrize(
    ("limits", "what"), [(Limits(glyphs=2), "2字を超える"), (Limits(rules=1), "1本を超える")]
)
def test_a_limit_is_said(limits: Limits, what: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 150, "ABC")
        canvas.line(0, 10, 100, 10)
        canvas.line(0, 20, 100, 20)

    with pytest.raises(TooMuch, match=what):
        _drawn(draw, limits)
