"""A plan's text layer as a table to import."""

from collections import Counter

from corpus import columns
from corpus.errors import CorpusError
from corpus.layout.raw_row import RawRow
from corpus.plan_text.furniture import TITLE
from corpus.plan_text.parsing import parse_plan
from corpus.plan_text.plan import Plan
from corpus.record import Program
from corpus.sources.source import Source
from corpus.text.encoding import decode

# A plan's table has neither.
_MISSING = (columns.KEYWORDS, columns.URL)
_HEADINGS = ("取組概要", "指標・目標", "担当課", "展開方向")


def read_plan_text(
    content: bytes, file: str, fiscal_year: int | None
) -> tuple[Source, tuple[Program, ...]]:
    """Return the plan's rows and its programs, both in its order.

    The fiscal year is the one in the plan's title; ``fiscal_year`` where that has none. Raises
    CorpusError where the text has another layout than a plan's.
    """
    decoded = decode(content, file, _HEADINGS)
    text = decoded.text.replace("\r\n", "\n")
    try:
        plan = parse_plan(text, file)
    except CorpusError:
        if fiscal_year is None:
            raise
        plan = parse_plan(text, file, fiscal_year)
    texts = {heading: "" for heading in columns.HEADINGS if heading not in _MISSING}
    rows = [RawRow(row.first_line, texts, {}) for row in plan.rows]
    return Source("TEXT", rows, (), decoded.encoding, notes=tuple(_notes(plan))), plan.programs


def _notes(plan: Plan) -> list[str]:
    """Return what the lines outside of the programs are, those without a form in full."""
    counts = Counter(piece.kind for piece in plan.furniture)
    kinds = "、".join(f"{kind}{count}行" for kind, count in counts.items())
    titles = (piece.text.strip() for piece in plan.furniture if piece.kind == TITLE)
    return [
        f"{plan.fiscal_year}年度の計画。セルの中で切れた行は、つないであります。",
        f"施策でない行: {kinds}",
        *(f"  {TITLE}: {text}" for text in titles),
    ]
