"""Programs under the headings of GIF 451-4 （行政サービス・制度, DS-451-4, 2022-03-31）.

What the standard has no item for keeps its heading of ours, so that nothing is lost and an import
of the file gives the programs back. Its 概要 should have at most 100 characters; ``too_long`` says
which have more, since no text is cut here. Keywords are parted by semicolons, as the standard says.
"""

import csv
import io
from collections.abc import Iterator, Sequence

from corpus import columns
from corpus.record import Program
from corpus.text.formulas import harmless
from corpus.writer import csv_cells, further_headings

MOST_SUMMARY = 100
# Our headings that an item of the standard means, in the order in which ours are written.
ITEMS = {
    columns.ID: "制度番号",
    columns.NAME: "タイトル（制度名）",
    columns.SUMMARY: "概要",
    columns.DEPARTMENT: "制度所管組織",
    columns.KEYWORDS: "キーワード",
    columns.URL: "詳細URL",
}


def to_gif(programs: Sequence[Program], further: Sequence[str] = ()) -> str:
    """Return a CSV text: a BOM, headings of the standard, CRLF; the ``further`` columns come last.

    Cells that a spreadsheet would take for a formula are marked, as an export for people has them.
    """
    behind = further_headings(programs, further)
    out = io.StringIO(newline="")
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    headings = [ITEMS.get(heading, heading) for heading in columns.HEADINGS]
    writer.writerow(map(harmless, (*headings, *behind)))
    writer.writerows(map(harmless, _cells(program, behind)) for program in programs)
    return out.getvalue()


def too_long(programs: Sequence[Program]) -> tuple[Program, ...]:
    """Return the programs whose summary is longer than the standard has it."""
    return tuple(program for program in programs if len(program.summary) > MOST_SUMMARY)


def _cells(program: Program, further: Sequence[str]) -> Iterator[str]:
    cells = csv_cells(program, further)
    own = cells[: len(columns.HEADINGS)]
    for heading, cell in zip(columns.HEADINGS, own, strict=True):
        yield ";".join(program.keywords) if heading == columns.KEYWORDS else cell
    yield from cells[len(columns.HEADINGS) :]
