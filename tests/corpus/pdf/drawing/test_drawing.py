"""An opened PDF, and what is said of one that cannot be."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.pdf.drawing import Damaged, Drawing, Locked
from corpus.pdf.limits import Limits
from tests.corpus.pdf.drawn_pages import table_pdf


def test_every_page_is_drawn_on_a_clean_sheet() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    for text in ("A", "BC"):
        canvas.drawString(50, 50, text)
        canvas.showPage()
    canvas.save()
    drawing = Drawing(out, Limits())
    drawn = [drawing.drawn(n, page) for n, page in enumerate(drawing.pages(), start=1)]
    assert [(page.number, len(page.glyphs)) for page in drawn] == [(1, 1), (2, 2)]


def test_a_password_is_asked_for() -> None:
    with pytest.raises(Locked):
        Drawing(io.BytesIO(table_pdf([("甲",)], (100,), encrypt="secret")), Limits())


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n%%EOF", b"no pdf at all"])
def test_damage_is_named(content: bytes) -> None:
    with pytest.raises(Damaged, match=r"（.+）"):
        Drawing(io.BytesIO(content), Limits())
