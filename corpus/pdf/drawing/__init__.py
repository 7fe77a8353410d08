"""PDF pages to glyphs and rules. The only room that knows pdfminer.

pdfminer gives every glyph as the font and the page have it. pypdfium2 is three times as fast, but
its text layer is edited: a hyphen at the end of a line becomes U+0002, wide spaces go.
"""

from corpus.pdf.drawing.drawing import Damaged, Drawing, Locked

__all__ = ["Damaged", "Drawing", "Locked"]
