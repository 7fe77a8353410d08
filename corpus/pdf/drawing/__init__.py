"""Drawing: the only room that knows pdfminer.

In: a page of a PDF. Out: its glyphs and rules as the page has them. pypdfium2 is three times as
fast, but its text layer is edited: a hyphen at the end of a line becomes U+0002, wide spaces go.

Not for: what glyphs and rules mean together.
"""

from corpus.pdf.drawing.drawing import Damaged, Drawing, Locked

__all__ = ["Damaged", "Drawing", "Locked"]
