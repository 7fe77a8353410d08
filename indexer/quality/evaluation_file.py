"""A saved evaluation: JSON that can be committed, so that a change of ranking is a visible diff."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from indexer.errors import SesakuError
from indexer.quality.evaluate import QueryFigures, Report

# Figures keep this many decimals: less is noise of the arithmetic, and would make false diffs.
_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Difference:
    """A query whose figure changed between two runs; None where a run does not have the query."""

    query: str
    kind: str
    before: float | None
    after: float | None

    @property
    def change(self) -> float:
        """``after`` minus ``before``, 0.0 where one of them is missing."""
        if self.before is None or self.after is None:
            return 0.0
        return self.after - self.before


class SavedRunFault(SesakuError):
    """A saved evaluation that cannot be read or written. ``path`` is the file."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}.", "Save a new run with `sesaku evaluate --save`.")
        self.path = path


def as_json(report: Report) -> dict[str, Any]:
    """Return the report as JSON values: means over all and per kind, each also per half, rows."""
    return {
        "overall": _means(report, None),
        "kinds": {kind: _means(report, kind) for kind in report.kinds},
        "queries": [_rounded(asdict(row)) for row in report.rows],
    }


def save(report: Report, path: Path) -> None:
    """Write the report. Raises SavedRunFault when the file cannot be written."""
    text = json.dumps(as_json(report), ensure_ascii=False, indent=1) + "\n"
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SavedRunFault(path, str(error.strerror)) from error


def load(path: Path) -> Report:
    """Return a saved report. Raises SavedRunFault when the file is missing or is something else."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SavedRunFault(path, str(error.strerror)) from error
    except ValueError as error:
        raise SavedRunFault(path, "not a JSON document in UTF-8") from error
    try:
        return Report(tuple(_row(values) for values in document["queries"]))
    except (KeyError, TypeError, ValueError) as error:
        raise SavedRunFault(path, "not a saved evaluation") from error


def compare(before: Report, after: Report) -> tuple[Difference, ...]:
    """Return the queries whose figures differ, the greatest loss first, new and gone ones last."""
    old = dict(_figures(before))
    new = dict(_figures(after))
    differences = [
        Difference(query, kind, old.get((query, kind)), new.get((query, kind)))
        for query, kind in dict.fromkeys([*old, *new])
        if old.get((query, kind)) != new.get((query, kind))
    ]
    return tuple(sorted(differences, key=lambda one: (one.change == 0.0, one.change)))


def _figures(report: Report) -> Iterator[tuple[tuple[str, str], float]]:
    for row in report.rows:
        yield (row.query, row.kind), round(row.figure, _DECIMALS)


def _means(report: Report, kind: str | None) -> dict[str, Any]:
    halves = {half: _rounded(asdict(report.means(kind, half))) for half in report.halves}
    return {"all": _rounded(asdict(report.means(kind))), **halves}


def _rounded(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: round(value, _DECIMALS) if isinstance(value, float) else value
        for name, value in values.items()
    }


def _row(values: dict[str, Any]) -> QueryFigures:
    figures = {name: _number(values[name]) for name in ("ndcg", "mrr", "recall", "silence")}
    return QueryFigures(
        query=str(values["query"]),
        kind=str(values["kind"]),
        half=str(values["half"]),
        ranked=tuple(str(id_) for id_ in values["ranked"]),
        **figures,
    )


def _number(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("not a number")
    return float(value)
