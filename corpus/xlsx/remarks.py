"""What somebody should know about a sheet that was read, whatever its format."""

from collections.abc import Iterator
from dataclasses import replace

from corpus.errors import Problem
from corpus.grid import MAX_COLUMNS, cell_name

_SHOWN = 10


class Remarks:
    """Collects faults of cells and hidden rows; cells struck, unseen, yearless, too far right."""

    def __init__(self, file: str) -> None:
        self.hidden: list[int] = []
        self.struck: list[str] = []
        self.unseen: list[str] = []
        self.beyond: list[str] = []
        self._without_year: dict[int, list[Problem]] = {}
        self._file = file
        self._problems: list[Problem] = []

    def fault(self, row: int, column: int, value: str, reason: str) -> None:
        """Note a cell whose value cannot be taken over."""
        remedy = "Excelで開いて値を確かめ、文字として入れ直してください。"
        name = cell_name(row, column)
        self._problems.append(Problem(self._file, row, None, value, reason, remedy, cell=name))

    def without_year(self, row: int, column: int, value: str, day: str) -> None:
        """Note a day that is shown without its year."""
        reason = f"表示形式のために年が見えない日付です（隠れている日付は{day}）"
        remedy = "年も要るなら、Excelで列の表示形式を yyyy/m/d にして保存し直してください。"
        name = cell_name(row, column)
        told = Problem(self._file, row, None, value, reason, remedy, "warning", cell=name)
        self._without_year.setdefault(column, []).append(told)

    def add(self, problem: Problem) -> None:
        """Note a problem of another kind."""
        self._problems.append(problem)

    def found(self) -> Iterator[Problem]:
        """Yield the problems of cells, then what somebody should know about the sheet."""
        yield from self._problems
        if self.hidden:
            rows = _listed([str(row) for row in self.hidden])
            reason = f"隠れている行（{rows}行）も読みました。"
            yield self._warning(reason, "要らない行なら、Excelで削除してください。")
        if self.struck:
            reason = f"取り消し線のあるセル（{_listed(self.struck)}）も読みました。"
            yield self._warning(reason, "取りやめた施策なら、行を削除してください。")
        if self.unseen:
            reason = f"書式のために見えない値（{_listed(self.unseen)}）は、空として読みました。"
            yield self._warning(reason, "要る値なら、Excelで表示形式を「標準」にしてください。")
        for first, *others in self._without_year.values():
            count = f"。この列に、ほか{len(others):,}か所" if others else ""
            yield replace(first, reason=f"{first.reason}{count}。見えるとおりに読みました。")
        if self.beyond:
            reason = f"{MAX_COLUMNS}列目より右（{_listed(self.beyond)}）は読みません。"
            yield self._warning(reason, "表を左に寄せてください。")

    def _warning(self, reason: str, remedy: str) -> Problem:
        return Problem(self._file, None, None, "", reason, remedy, "warning")


def _listed(names: list[str]) -> str:
    rest = f"ほか{len(names) - _SHOWN}" if len(names) > _SHOWN else ""
    return "、".join(names[:_SHOWN]) + rest
