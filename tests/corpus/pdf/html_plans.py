"""Plans as web pages, in layouts that nobody chose, printed to PDF by a browser."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path
from random import Random

from corpus.record import Program
from tests.corpus.pdf.random_plans import Layout, cell_text

BROWSER = os.environ.get("SESAKU_CHROMIUM") or shutil.which("chromium")
_BORDERS = {
    "full": "td, th { border: 1px solid #000 }",
    "thick": "td, th { border: 2.5px solid #333 }",
    "dashed": "td, th { border: 1px dashed #000 }",
    "dotted": "td, th { border: 1px dotted #000 }",
    "double": "td, th { border: 3px double #000 }",
    "horizontal": "td, th { border-top: 1px solid #000; border-bottom: 1px solid #000 }",
    "open sides": (
        "td, th { border: 1px solid #000 } tr > :first-child[data-first] { border-left: 0 } "
        "tr > :last-child[data-last] { border-right: 0 }"
    ),
    "unruled": "",
    "hair": "td, th { border: 0.4px solid #888 }",
}
_PROSE = "ここでは、市民の暮らしを支える取組をまとめます。進みぐあいは、毎年度、公表します。"
_NOTES = ("※ 予算額は当初予算の額です。", "（注）端数の処理により、合計が合わないことがあります。")


@dataclass(frozen=True)
class Page:
    """How a browser prints a layout, beyond what spreadsheet and text programs do."""

    rules: str = "full"
    headings: str = "level"  # level, vertical (written downwards), rotated (turned by 90 degrees)
    areas: str = "level"  # how a column of areas is written: level, vertical
    separate: bool = False
    shaded: bool = False
    justified: bool = False
    whole_rows: bool = False
    page_numbers: bool = True
    group_heading: bool = False
    side_by_side: bool = False
    ruby: bool = False
    line_height: float = 1.5
    padding: int = 4


def random_page(random: Random, layout: Layout) -> Page:
    """Return how to print the layout."""
    rules = random.choice((*_BORDERS, "full", "full"))
    needs_rules = "area" in layout.columns or layout.departments == "merged"
    if rules in ("horizontal", "unruled") and needs_rules:
        rules = "full"
    is_merged = "area" in layout.columns or layout.departments == "merged"
    areas = random.choice(("level", "vertical"))
    # The browser ends merged cells before their rows where whole rows go to the next page, and
    # lets text that is written downwards hang out of a row that it breaks.
    # In half a page department and division in one cell are broken anywhere.
    can_be_narrow = not is_merged and layout.departments != "units"
    is_vertical = areas == "vertical" and "area" in layout.columns
    return Page(
        rules=rules,
        headings=random.choice(("level", "level", "level", "vertical", "rotated")),
        areas=areas,
        separate=not is_merged and rules in ("full", "thick") and random.random() < 0.3,
        shaded=random.random() < 0.5,
        justified=random.random() < 0.3,
        whole_rows=is_vertical or random.random() < 0.4,
        page_numbers=random.random() < 0.7,
        group_heading=random.random() < 0.25,
        side_by_side=rules != "unruled" and can_be_narrow and random.random() < 0.15,
        ruby=random.random() < 0.2,
        line_height=random.choice((1.2, 1.5, 1.8)),
        padding=random.choice((1, 3, 4, 8)),
    )


def as_html(programs: Sequence[Program], layout: Layout, page: Page) -> str:
    """Return the plan as a web page."""
    body = "".join(_Writer(programs, layout, page).blocks())
    return (
        f'<!DOCTYPE html><html lang="ja"><meta charset="utf-8"><style>{_style(layout, page)}'
        f"</style><body>{body}</body></html>"
    )


def printed(pages: dict[str, str], folder: Path) -> dict[str, bytes]:
    """Return the web pages as the browser prints them, by the same names."""
    assert BROWSER is not None
    folder.mkdir(parents=True, exist_ok=True)
    found = {}
    for name, html in pages.items():
        source, target = folder / f"{name}.html", folder / f"{name}.pdf"
        source.write_text(html, encoding="utf-8")
        subprocess.run(
            [
                BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={target}",
                source.as_uri(),
            ],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        found[name] = target.read_bytes()
    return found


def _style(layout: Layout, page: Page) -> str:
    number = '@bottom-center { content: "- " counter(page) " -" }' if page.page_numbers else ""
    spacing = "border-collapse: separate; border-spacing: 2px"
    return (
        f"@page {{ size: A4 {'landscape' if layout.landscape else 'portrait'}; margin: 15mm;"
        f" {number} }}"
        f"body {{ font: {layout.size}pt/{page.line_height} '{layout.font}'; margin: 0 }}"
        f"table {{ width: 100%; {spacing if page.separate else 'border-collapse: collapse'};"
        " table-layout: fixed; margin-bottom: 10pt }"
        f"td, th {{ padding: {page.padding}px; white-space: pre-wrap; overflow-wrap: anywhere;"
        f" vertical-align: {'middle' if layout.middle else 'top'} }}"
        f"{_BORDERS[page.rules]}"
        f"th {{ font-weight: normal; {'background: #dde6f0' if page.shaded else ''} }}"
        f"td {{ {'text-align: justify' if page.justified else ''} }}"
        f"thead {{ {'' if layout.repeats else 'display: table-row-group'} }}"
        f"tr {{ {'break-inside: avoid' if page.whole_rows else ''} }}"
        f".sides {{ {'columns: 2; column-gap: 8mm' if page.side_by_side else ''} }}"
        ".vertical { writing-mode: vertical-rl; margin: auto; white-space: nowrap }"
        ".rotated { writing-mode: sideways-lr; margin: auto; white-space: nowrap }"
        ".number, .new { text-align: center }"
    )


class _Writer:
    def __init__(self, programs: Sequence[Program], layout: Layout, page: Page) -> None:
        self._programs = programs
        self._layout = layout
        self._page = page
        self._areas = list(dict.fromkeys(program.area for program in programs))
        self._columns = layout.columns

    def blocks(self) -> Iterator[str]:
        """Yield title, captions, tables and notes."""
        layout = self._layout
        if layout.title:
            yield f"<h1>{escape(layout.title)}</h1>"
        if layout.areas != "captions" and layout.departments != "captions":
            yield f'<div class="sides">{self._table(self._programs)}</div>'
        for place, area in enumerate(self._areas if self._is_captioned else ()):
            mine = [program for program in self._programs if program.area == area]
            if layout.areas == "captions":
                number = f"第{place + 1}章" if layout.middle else "１２３４"[place]
                yield f"<h2>{number}\u3000{escape(area)}</h2><p>{_PROSE}</p>"
            if layout.departments != "captions":
                yield self._table(mine)
                continue
            for department in dict.fromkeys(program.department for program in mine):
                yield f"<p>（{escape(department)}）</p>"
                yield self._table([p for p in mine if p.department == department])
        if layout.notes:
            yield "".join(f"<p>{note}</p>" for note in _NOTES)

    @property
    def _is_captioned(self) -> bool:
        return "captions" in (self._layout.areas, self._layout.departments)

    def _table(self, programs: Sequence[Program]) -> str:
        widths = [self._layout.widths[column] for column in self._columns]
        columns = "".join(f'<col style="width: {100 * w / sum(widths):.2f}%">' for w in widths)
        rows = "".join(self._rows(programs))
        return (
            f"<table><colgroup>{columns}</colgroup><thead>{self._headings()}</thead>"
            f"<tbody>{rows}</tbody></table>"
        )

    def _headings(self) -> str:
        layout, first, second = self._layout, "", ""
        groups = {}
        if layout.two_rows:
            groups["department"] = ("所管", ("department", "division"))
        if self._page.group_heading:
            groups["summary"] = ("取組", ("summary", "targets"))
        grouped = {column for _, members in groups.values() for column in members}
        for column in self._columns:
            if column in groups:
                name, members = groups[column]
                first += self._heading(name, "", f'colspan="{len(members)}"', members)
            if column in grouped:
                second += self._heading(layout.headings[column], column, "", (column,))
            else:
                span = 'rowspan="2"' if groups else ""
                first += self._heading(layout.headings[column], column, span, (column,))
        return f"<tr>{first}</tr><tr>{second}</tr>" if groups else f"<tr>{first}</tr>"

    def _heading(self, text: str, column: str, span: str, members: Sequence[str]) -> str:
        # Narrow columns have their headings written downwards, as people do.
        style = self._page.headings if column in ("number", "new") else "level"
        inner = escape(text) if style == "level" else f'<div class="{style}">{escape(text)}</div>'
        return f"<th {span} {self._edges(members)}>{inner}</th>"

    def _edges(self, members: Sequence[str]) -> str:
        first = " data-first" if members[0] == self._columns[0] else ""
        return first + (" data-last" if members[-1] == self._columns[-1] else "")

    def _rows(self, programs: Sequence[Program]) -> Iterator[str]:
        for area, members in groupby(programs, key=lambda program: program.area):
            listed = list(members)
            if self._layout.areas == "row":
                number = "１２３４"[self._areas.index(area)]
                yield (
                    f'<tr><td colspan="{len(self._columns)}" data-first data-last>{number}\u3000'
                    f"{escape(area)}</td></tr>"
                )
            for place in range(len(listed)):
                cells = "".join(self._cell(listed, place, column) for column in self._columns)
                yield f"<tr>{cells}</tr>"

    def _cell(self, listed: Sequence[Program], place: int, column: str) -> str:
        program, span, inner = listed[place], "", ""
        if column == "area" or (column == "department" and self._layout.departments == "merged"):
            value = getattr(program, column)
            if place and getattr(listed[place - 1], column) == value:
                return ""
            same = [getattr(other, column) == value for other in listed[place:]]
            span = f'rowspan="{[*same, False].index(False)}"'
        inner = escape(cell_text(program, column, self._layout))
        if column == "summary" and self._page.ruby:
            inner = inner.replace("申請書", "<ruby>申請書<rt>しんせいしょ</rt></ruby>", 1)
        if column == "area" and self._page.areas == "vertical":
            inner = f'<div class="vertical">{inner}</div>'
        return f'<td {span} class="{column}" {self._edges((column,))}>{inner}</td>'
