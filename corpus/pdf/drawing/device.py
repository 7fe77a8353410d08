"""A page drawn into lists: its glyphs and rules, instead of ink."""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice, PDFTextSeq
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream
from pdfminer.utils import MATRIX_IDENTITY, Matrix, PathSegment, Point, Rect, apply_matrix_pt

from corpus.pdf.drawing.glyphs import angle_of, em_box, lightness, meant_by
from corpus.pdf.drawing.japan1 import character_of
from corpus.pdf.drawing.paths import bounds, outlines
from corpus.pdf.limits import Limits, TooMuch
from corpus.pdf.page import Box, Glyph, Page, Rule

# A box no thicker is a rule: thick borders are some 2 points, and no text fits into it.
_THIN = 3.0
# A line is along an axis where its ends differ by less than this.
_STRAIGHT = 0.7
# A dot may be a part of a rule of either direction: its sides are equal but for rounding.
_SQUARE = 0.05
_INVISIBLE = 3  # the text rendering mode
# Paper white, and what white text can be read on: a fill at least so much darker.
_WHITE, _DARK = 0.95, 0.8
# An image that covers so much of the page hides what was painted before, unless it is seen through.
_LARGE = 0.5
_SEEN_THROUGH = ("SMask", "Mask", "ImageMask", "IM")
_UNKNOWN = "\ufffd"


class Interpreter(PDFPageInterpreter):
    """Follows the clipping of a page, too, which pdfminer passes over.

    Spreadsheet programs clip the text of a cell to the cell.
    """

    device: "Device"

    def do_q(self) -> None:
        super().do_q()
        self.device.clips.append(self.device.clip)

    def do_Q(self) -> None:
        super().do_Q()
        if len(self.device.clips) > self.device.outer_clips:
            self.device.clip = self.device.clips.pop()

    def do_W(self) -> None:
        self.device.narrow(self.curpath)

    def do_W_a(self) -> None:
        self.device.narrow(self.curpath)


class Device(PDFTextDevice):
    """Notes what is painted instead of painting it."""

    def __init__(self, manager: PDFResourceManager, limits: Limits) -> None:
        super().__init__(manager)
        self._limits = limits
        self.clip: Box | None = None
        self.clips: list[Box | None] = []
        self.outer_clips = 0
        self._outer: list[tuple[Matrix, Box | None, int]] = []
        self._is_hidden = self._is_white = False
        self._string = 0
        self.page = Page(0, 0.0, 0.0)

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        left, bottom, right, top = page.mediabox
        (x0, y0), (x1, y1) = (apply_matrix_pt(ctm, p) for p in ((left, bottom), (right, top)))
        self.page.width, self.page.height = abs(x1 - x0), abs(y1 - y0)
        self.clip, self.clips, self.outer_clips, self._outer = None, [], 0, []

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:
        self._outer.append((self.ctm or MATRIX_IDENTITY, self.clip, self.outer_clips))
        self.outer_clips = len(self.clips)

    def end_figure(self, name: str) -> None:
        # pdfminer leaves the coordinates of the form in force behind it.
        del self.clips[self.outer_clips :]
        self.ctm, self.clip, self.outer_clips = self._outer.pop()

    def narrow(self, path: Sequence[PathSegment]) -> None:
        """Clip what follows to the path as well, which counts as the box around it."""
        points = [point for outline in outlines(path) for point in outline]
        if points:
            box = bounds(self._placed(points))
            self.clip = box if self.clip is None else self.clip.shared(box)

    def render_image(self, name: str, stream: PDFStream) -> None:
        corners = self._placed((x, y) for x in (0.0, 1.0) for y in (0.0, 1.0))
        box = bounds(corners)
        area = max(self.page.width * self.page.height, 1.0)
        share = (box.x1 - box.x0) * (box.bottom - box.top) / area
        self.page.image_share += share
        if share > _LARGE and not any(key in stream for key in _SEEN_THROUGH):
            # Text readers put what they made out of a scanned page behind its picture.
            for glyph in self.page.glyphs:
                glyph.is_hidden = glyph.is_hidden or box.holds(glyph.centre, glyph.middle)

    def render_string(
        self,
        textstate: PDFTextState,
        seq: PDFTextSeq,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> None:
        self._string += 1
        self._is_hidden = textstate.render == _INVISIBLE
        self._is_white = lightness(graphicstate.ncolor) > _WHITE
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        advance = font.char_width(cid) * fontsize * scaling
        if len(self.page.glyphs) >= self._limits.glyphs:
            raise TooMuch(f"{self._limits.glyphs:,}字を超える文字があります。")
        box = self._box(matrix, em_box(font, fontsize, cid, advance), rise)
        text, is_known = self._character(font, cid)
        a, b, c, d, _, _ = matrix
        self.page.glyphs.append(
            Glyph(
                text,
                box.x0,
                box.top,
                box.x1,
                box.bottom,
                abs(fontsize) * math.hypot(c, d),
                angle_of(a, b),
                self._is_hidden,
                self._is_white,
                is_known,
                clip=self.clip,
                string=self._string,
            )
        )
        return advance

    def _box(self, matrix: Matrix, corners: tuple[Point, Point], rise: float) -> Box:
        """Return the box between two corners as seen on the page."""
        placed = [apply_matrix_pt(matrix, (x, y + rise)) for x, y in corners]
        return bounds([(x, self.page.height - y) for x, y in placed])

    def _character(self, font: PDFFont, cid: int) -> tuple[str, bool]:
        """Return the character that is meant, and whether the font says it."""
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = character_of(font, cid)
        meant = meant_by(text)
        self.page.mended += meant != text
        if not meant or "\0" in meant or _UNKNOWN in meant:
            return _UNKNOWN, False
        return meant, True

    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[PathSegment],
    ) -> None:
        for points in outlines(path):
            placed = self._placed(points)
            box = bounds(placed)
            if min(box.x1 - box.x0, box.bottom - box.top) <= _THIN:
                self._add_rule(box)
            elif stroke:
                for one, other in pairwise(placed):
                    side = bounds((one, other))
                    if min(side.x1 - side.x0, side.bottom - side.top) <= _STRAIGHT:
                        self._add_rule(side)
            if fill and len(placed) > 3 and lightness(graphicstate.ncolor) < _DARK:
                self.page.fills.append(box)

    def _add_rule(self, box: Box) -> None:
        shown = self._seen(box)
        if shown is None:
            return
        box = shown
        if len(self.page.horizontal) + len(self.page.vertical) >= self._limits.rules:
            raise TooMuch(f"{self._limits.rules:,}本を超える線があります。")
        width, height = box.x1 - box.x0, box.bottom - box.top
        if width >= height - _SQUARE:
            self.page.horizontal.append(Rule((box.top + box.bottom) / 2, box.x0, box.x1))
        if height >= width - _SQUARE:
            self.page.vertical.append(Rule((box.x0 + box.x1) / 2, box.top, box.bottom))

    def _seen(self, rule: Box) -> Box | None:
        """Return what the page shows of a rule; None where that is nothing.

        Browsers draw the sides of a cell to its end, over the end of the page, too.
        """
        window = Box(0.0, 0.0, self.page.width, self.page.height)
        if self.clip is not None:
            window = window.shared(self.clip)
        # A rule right at the edge is drawn half outside of it.
        if not (
            rule.x0 <= window.x1 + _THIN
            and rule.x1 >= window.x0 - _THIN
            and rule.top <= window.bottom + _THIN
            and rule.bottom >= window.top - _THIN
        ):
            return None
        wide = Box(window.x0 - _THIN, window.top - _THIN, window.x1 + _THIN, window.bottom + _THIN)
        return rule.shared(wide)

    def _placed(self, points: Iterable[Point]) -> list[Point]:
        """Return the points as seen on the page, from its top left."""
        placed = (apply_matrix_pt(self.ctm or MATRIX_IDENTITY, point) for point in points)
        return [(x, self.page.height - y) for x, y in placed]
