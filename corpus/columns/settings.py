"""``[[columns]]`` of collection.toml to columns, with everything that is wrong with them."""

from collections.abc import Iterator, Mapping
from typing import Any

from corpus.columns.column import KINDS, SHOWN, Column, Label, looks_like_deadline
from corpus.columns.fixed import HEADINGS, OPTIONAL
from corpus.errors import Problem, Severity
from corpus.grid import MAX_COLUMNS
from corpus.text.characters import heading_key

FILE_NAME = "collection.toml"
# What one occurrence of a word counts where `searched = true` does not say: as in the summary.
_WEIGHT = 1.0
# Twice as much as a word of the name counts: a column that says more leaves nothing else to rank.
_MOST_WEIGHT = 6.0
_KEYS = ("heading", "kind", "unit", "label", "searched", "shown", "sortable", "deadline")
_LONGEST_HEADING = 100


def read_columns(tables: object) -> tuple[tuple[Column, ...], tuple[Problem, ...]]:
    """Return the columns that the tables describe, without those that cannot be used, and what is
    wrong. Never raises for what the tables hold."""
    reader = _Reader()
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        reader.add(
            "columns", "", "「columns」の書き方が違います。", "[[columns]] の形で書いてください。"
        )
        return (), tuple(reader.problems)
    if len(tables) > MAX_COLUMNS:
        reason = f"独自の列は{MAX_COLUMNS}列までです。"
        reader.add("columns", len(tables), reason, "要らない列を消してください。")
    listed = enumerate(tables[:MAX_COLUMNS], start=1)
    columns = [reader.column(number, one) for number, one in listed]
    return tuple(column for column in columns if column), tuple(reader.problems)


class _Reader:
    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._headings = {heading_key(heading): heading for heading in (*HEADINGS, *OPTIONAL)}
        self._place = ""

    def add(
        self, key: str, value: object, reason: str, remedy: str, severity: Severity = "error"
    ) -> None:
        self.problems.append(Problem(FILE_NAME, None, key, str(value), reason, remedy, severity))

    def column(self, number: int, table: Mapping[str, Any]) -> Column | None:
        """Return the column of the ``number``-th table; None where it has no heading of its own."""
        self._place = f"[[columns]] {number}番目"
        for key in table.keys() - {*_KEYS}:
            remedy = f"綴りを確かめてください（{'、'.join(_KEYS)}）。"
            self._wrong(key, "", "という設定はありません。", remedy, "warning")
        heading = self._heading(table)
        if heading is None:
            return None
        self._place = f"[[columns]] 「{heading}」"
        kind = self._one_of(table, "kind", KINDS, "text")
        return Column(
            heading=heading,
            kind=kind,
            label=self._label(table, heading),
            unit=self._text(table, "unit", ""),
            searched=self._weight(table),
            shown=self._one_of(table, "shown", SHOWN, "page"),
            sortable=self._for_kinds(table, "sortable", kind, ("number", "date"), False),
            deadline=self._for_kinds(
                table, "deadline", kind, ("date",), kind == "date" and looks_like_deadline(heading)
            ),
        )

    def _wrong(
        self, key: str, value: object, reason: str, remedy: str, severity: Severity = "error"
    ) -> None:
        self.add(f"{self._place} {key}", value, f"「{key}」{reason}", remedy, severity)

    def _heading(self, table: Mapping[str, Any]) -> str | None:
        heading = table.get("heading")
        remedy = 'programs.csv の見出しのとおりに heading = "…" と書いてください。'
        if not isinstance(heading, str) or not heading.strip():
            self._wrong("heading", heading or "", "がありません。", remedy)
            return None
        heading = heading.strip()
        if not heading.isprintable() or len(heading) > _LONGEST_HEADING:
            self._wrong("heading", heading, "は一行、100字までです。", remedy)
            return None
        if (known := self._headings.get(heading_key(heading))) is not None:
            reason = f"が「{known}」の列と重なっています。"
            self._wrong("heading", heading, reason, "ほかの見出しにするか、消してください。")
            return None
        self._headings[heading_key(heading)] = heading
        return heading

    def _label(self, table: Mapping[str, Any], heading: str) -> Label:
        label = table.get("label", heading)
        texts = {"ja": label} if isinstance(label, str) else label
        is_right = isinstance(texts, dict) and {*texts} <= {"ja", "en"}
        if not is_right or not all(isinstance(t, str) and t.strip() for t in texts.values()):
            remedy = 'label = "…" か label = { ja = "…", en = "…" } と書いてください。'
            self._wrong("label", label, "の書き方が違います。", remedy)
            texts = {}
        japanese = texts.get("ja", heading).strip()
        return Label(japanese, texts.get("en", japanese).strip())

    def _text(self, table: Mapping[str, Any], key: str, default: str) -> str:
        value = table.get(key, default)
        if isinstance(value, str):
            return value.strip()
        self._wrong(key, value, "の書き方が違います。", '文字列（"…"）で書いてください。')
        return default

    def _one_of(
        self, table: Mapping[str, Any], key: str, choices: tuple[Any, ...], default: str
    ) -> Any:
        value = table.get(key, default)
        if value in choices:
            return value
        remedy = f"{'、'.join(choices)} のどれかを書いてください。"
        self._wrong(key, value, "の値が違います。", remedy)
        return default

    def _weight(self, table: Mapping[str, Any]) -> float:
        value = table.get("searched", False)
        if isinstance(value, bool):
            return _WEIGHT if value else 0.0
        if isinstance(value, int | float) and 0 <= value <= _MOST_WEIGHT:
            return float(value)
        remedy = f"true、false か、0から{_MOST_WEIGHT:g}までの重みを書いてください。"
        self._wrong("searched", value, "の値が違います。", remedy)
        return 0.0

    def _for_kinds(
        self,
        table: Mapping[str, Any],
        key: str,
        kind: str,
        kinds: tuple[str, ...],
        default: bool,
    ) -> bool:
        """Return a switch that only columns of some kinds have."""
        value = table.get(key, default)
        if not isinstance(value, bool):
            self._wrong(key, value, "の値が違います。", "true か false を書いてください。")
            return default
        if value and kind not in kinds:
            reason = f"は kind が {'か '.join(kinds)} の列だけに効きます。"
            self._wrong(key, kind, reason, "kind を直すか、この行を消してください。", "warning")
            return False
        return value


def problems_of_headings(
    columns: tuple[Column, ...], reserved: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield a problem for each heading that means something else in a later layer.

    ``reserved`` says for a name, folded, what it means there.
    """
    for column in columns:
        if (meaning := reserved.get(heading_key(column.heading))) is not None:
            yield Problem(
                FILE_NAME, None, f"[[columns]] 「{column.heading}」 heading", column.heading,
                f"は{meaning}の名前と重なります。", "ほかの見出しにしてください。",
            )  # fmt: skip
