"""PDFs drawn line by line: tables whose rules, texts and page breaks a test chooses."""

import io
from collections.abc import Sequence

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "HeiseiKakuGo-W5"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
_SIZE, _LEADING, _PAD = 8.0, 11.0, 3.0
_LEFT, _TOP, _BOTTOM = 40.0, 40.0, 40.0


def wrapped(text: str, width: float) -> list[str]:
    """Return the lines of a cell's text as a text program breaks them, a line for each break."""
    lines = []
    for line in text.split("\n"):
        start = 0
        for end in range(1, len(line) + 1):
            if pdfmetrics.stringWidth(line[start:end], FONT, _SIZE) > width:
                lines.append(line[start : end - 1])
                start = end - 1
        lines.append(line[start:])
    return lines


def table_pdf(
    rows: Sequence[Sequence[str]], widths: Sequence[float], *, encrypt: str | None = None
) -> bytes:
    """Return a PDF with the rows as a table, its first row again on each page."""
    out = io.BytesIO()
    size = (sum(widths) + 2 * _LEFT, 595.0)
    canvas = Canvas(out, pagesize=size, encrypt=encrypt)
    y = size[1] - _TOP
    for row in rows:
        if y - _height(row, widths) < _BOTTOM:
            canvas.showPage()
            y = _draw(canvas, rows[0], widths, size[1] - _TOP)
        y = _draw(canvas, row, widths, y)
    canvas.save()
    return out.getvalue()


def _height(row: Sequence[str], widths: Sequence[float]) -> float:
    lines = [wrapped(text, width - 2 * _PAD) for text, width in zip(row, widths, strict=False)]
    return max(map(len, lines)) * _LEADING + 2 * _PAD


def _draw(canvas: Canvas, row: Sequence[str], widths: Sequence[float], top: float) -> float:
    """Draw a row and return where the next one begins; a row of one text goes over all columns."""
    height, x = _height(row, widths), _LEFT
    canvas.setFont(FONT, _SIZE)
    for text, width in zip(row, widths if len(row) > 1 else [sum(widths)], strict=True):
        canvas.rect(x, top - height, width, height)
        for line, words in enumerate(wrapped(text, width - 2 * _PAD)):
            canvas.drawString(x + _PAD, top - _PAD - _SIZE - line * _LEADING, words)
        x += width
    return top - height
