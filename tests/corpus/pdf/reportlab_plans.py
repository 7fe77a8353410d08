"""Plans as a program's own library of tables draws them, in layouts that nobody chose."""

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from random import Random

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle

from corpus.record import Program
from tests.corpus.pdf.drawn_pages import FONT
from tests.corpus.pdf.random_plans import Layout, cell_text

Command = tuple[object, ...]
_WHOLE = ((0, 0), (-1, -1))


def as_reportlab(programs: Sequence[Program], layout: Layout, random: Random) -> bytes:
    """Return the plan as a PDF; ``random`` chooses what a layout leaves open."""
    out = io.BytesIO()
    size = landscape(A4) if layout.landscape else A4
    margin = random.choice((24, 36, 54))
    template = SimpleDocTemplate(
        out, pagesize=size, leftMargin=margin, rightMargin=margin, topMargin=margin,
        bottomMargin=margin,
    )  # fmt: skip
    writer = _Writer(programs, layout, random, size[0] - 2 * margin - 12)
    template.build(list(writer.flowables()))
    return out.getvalue()


class _Writer:
    def __init__(
        self, programs: Sequence[Program], layout: Layout, random: Random, width: float
    ) -> None:
        self._programs = programs
        self._layout = layout
        total = sum(layout.widths[column] for column in layout.columns)
        self._widths = [width * layout.widths[column] / total for column in layout.columns]
        self._areas = list(dict.fromkeys(program.area for program in programs))
        leading = layout.size * random.choice((1.15, 1.3, 1.6))
        self._style = ParagraphStyle(
            "cell", fontName=FONT, fontSize=layout.size, leading=leading, wordWrap="CJK"
        )
        self._padding = random.choice((1, 3, 6))
        self._is_shaded = random.random() < 0.5

    def flowables(self) -> Iterator[Flowable]:
        """Yield title, captions and tables."""
        layout = self._layout
        if layout.title:
            yield self._paragraph(layout.title)
            yield Spacer(1, 8)
        if layout.areas != "captions" and layout.departments != "captions":
            yield self._table(self._programs)
            return
        for place, area in enumerate(self._areas):
            mine = [program for program in self._programs if program.area == area]
            if layout.areas == "captions":
                yield self._paragraph(f"{'１２３４'[place]}\u3000{area}")
            if layout.departments != "captions":
                yield self._table(mine)
                yield Spacer(1, 12)
                continue
            for department in dict.fromkeys(program.department for program in mine):
                yield self._paragraph(f"（{department}）")
                yield self._table([p for p in mine if p.department == department])
                yield Spacer(1, 12)

    def _paragraph(self, text: str) -> Paragraph:
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br/>")
        return Paragraph(escaped, self._style)

    def _table(self, programs: Sequence[Program]) -> LongTable:
        layout = self._layout
        commands: list[Command] = [*self._rules(), ("FONT", *_WHOLE, FONT, layout.size)]
        commands += [
            ("TOPPADDING", *_WHOLE, self._padding),
            ("BOTTOMPADDING", *_WHOLE, self._padding),
            ("VALIGN", *_WHOLE, "MIDDLE" if layout.middle else "TOP"),
        ]
        rows = [[self._paragraph(layout.headings[column]) for column in layout.columns]]
        heads = 1
        if layout.two_rows:
            place = layout.columns.index("department")
            above: list[Paragraph | str] = [*rows[0]]
            above[place], above[place + 1] = self._paragraph("所管"), ""
            below = [
                cell if column in ("department", "division") else ""
                for cell, column in zip(rows[0], layout.columns, strict=True)
            ]
            commands.append(("SPAN", (place, 0), (place + 1, 0)))
            commands += [
                ("SPAN", (n, 0), (n, 1))
                for n, column in enumerate(layout.columns)
                if column not in ("department", "division")
            ]
            rows, heads = [above, below], 2
        if self._is_shaded:
            commands.append(("BACKGROUND", (0, 0), (-1, heads - 1), colors.HexColor("#dde6f0")))
        for area, members in groupby(programs, key=lambda program: program.area):
            if layout.areas == "row":
                number = "１２３４"[self._areas.index(area)]
                commands.append(("SPAN", (0, len(rows)), (-1, len(rows))))
                title: list[Paragraph | str] = [self._paragraph(f"{number}\u3000{area}")]
                rows.append(title + [""] * (len(layout.columns) - 1))
            listed = list(members)
            commands += self._merges(listed, len(rows))
            rows += [
                [self._paragraph(cell_text(p, column, layout)) for column in layout.columns]
                for p in listed
            ]
        repeated = heads if layout.repeats else 0
        table = LongTable(rows, colWidths=self._widths, repeatRows=repeated)
        table.setStyle(TableStyle(commands))
        return table

    def _merges(self, listed: Sequence[Program], first: int) -> Iterator[Command]:
        """Yield the cells of areas and departments that are one."""
        for column in ("area", "department"):
            is_merged = column == "area" or self._layout.departments == "merged"
            if column in self._layout.columns and is_merged:
                place, row = self._layout.columns.index(column), first
                for _, group in groupby(getattr(program, column) for program in listed):
                    last = row + len(list(group)) - 1
                    yield ("SPAN", (place, row), (place, last))
                    row = last + 1

    def _rules(self) -> Iterator[Command]:
        rules = self._layout.rules
        if rules == "horizontal":
            yield ("LINEABOVE", *_WHOLE, 0.5, colors.black)
            yield ("LINEBELOW", *_WHOLE, 0.5, colors.black)
        elif rules == "open sides":
            yield ("INNERGRID", *_WHOLE, 0.5, colors.black)
            yield ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.black)
            yield ("LINEBELOW", (0, -1), (-1, -1), 0.5, colors.black)
        elif rules == "dashed":
            yield ("GRID", *_WHOLE, 0.5, colors.black, 0, (2, 2))
        else:
            yield ("GRID", *_WHOLE, 2 if rules == "thick" else 0.25, colors.grey)
