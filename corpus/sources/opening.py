"""A file of any kind to the rows of its table."""

from collections.abc import Callable, Sequence
from pathlib import Path

from corpus.document import Document, NoPrograms, grid_of
from corpus.errors import CorpusError, Problem
from corpus.layout.known_headings import meanings_of
from corpus.office import OdsWorkbook, XlsWorkbook, read_docx
from corpus.pdf import read_pdf
from corpus.sources.csv_grid import read_csv
from corpus.sources.file_kind import kind_of
from corpus.sources.grid_source import from_grids
from corpus.sources.json_source import read_json
from corpus.sources.source import DOCUMENTS, Choice, Source
from corpus.sources.unpacked import only_table
from corpus.text.encoding import read_bytes
from corpus.xlsx.package import damage_named
from corpus.xlsx.workbook import Workbook

AnyWorkbook = Workbook | OdsWorkbook | XlsWorkbook
_WORKBOOKS: dict[str, type[AnyWorkbook]] = {
    "XLSX": Workbook,
    "ODS": OdsWorkbook,
    "XLS": XlsWorkbook,
}


def read_source(path: Path, choice: Choice | None = None) -> Source:
    """Return the rows of the file; of a workbook those of all visible sheets with headings.

    Raises CorpusError where the file is of no known kind, too damaged, or has no headings.
    """
    return _read(read_bytes(path), path.name, choice or Choice())


def read_document(path: Path, choice: Choice) -> Document | None:
    """Return a PDF or Word file as a document; None for a file of another kind.

    Raises CorpusError where it cannot be read.
    """
    content, file = read_bytes(path), path.name
    kind = kind_of(content, file)
    with damage_named(file):
        return _document(kind, content, file, choice) if kind in DOCUMENTS else None


def unused(choice: Choice, kind: str, file: str) -> list[Problem]:
    """Return a warning for each part of a choice that files of the kind do not have."""
    chosen = {
        "--sheet": (choice.sheet, tuple(_WORKBOOKS), "シート"),
        "--pages": (choice.pages, ("PDF",), "ページ"),
        "--table": (choice.table, DOCUMENTS, "番号の付いた表"),
    }
    return [
        Problem(
            file,
            None,
            None,
            str(value) if option == "--sheet" else "",
            f"{option} は使いません。このファイル（{kind}）に{what}はありません。",
            f"{option} を外すか、取り込むファイルを確かめてください。",
            "warning",
        )
        for option, (value, kinds, what) in chosen.items()
        if value is not None and kind not in kinds
    ]


def _read(content: bytes, file: str, choice: Choice) -> Source:
    kind = kind_of(content, file)
    source = _of_kind(kind, content, file, choice)
    if kind != "ZIP":  # whose table was asked already
        source.problems += unused(choice, kind, file)
    return source


def _of_kind(kind: str, content: bytes, file: str, choice: Choice) -> Source:
    if kind == "JSON":
        return read_json(content, file, choice.said)
    if kind == "CSV":
        return from_grids("CSV", [read_csv(content, file, choice.said)], choice.said)
    with damage_named(file, kind):
        if kind == "ZIP":
            inner, name = only_table(content, file)
            return _read(inner, f"{file}/{name}", choice)
        if kind in DOCUMENTS:
            return _from_document(kind, content, file, choice)
        return _from_workbook(_WORKBOOKS[kind](content, file), kind, choice)


def _document(kind: str, content: bytes, file: str, choice: Choice) -> Document:
    if kind == "DOCX":
        return read_docx(content)
    meanings = _meanings(choice)
    return read_pdf(content, file, meanings, pages=choice.pages, progress=choice.progress)


def _meanings(choice: Choice) -> Callable[[str], Sequence[str]]:
    """Return what tells which columns of ours a heading may mean, the surest first."""

    def meanings(heading: str) -> Sequence[str]:
        if heading in choice.said:
            field = choice.said.field(heading)
            return [field] if field else []
        return [meaning.field for meaning in meanings_of(heading)]

    return meanings


def _from_document(kind: str, content: bytes, file: str, choice: Choice) -> Source:
    """Return the programs of the tables of a PDF or Word file."""
    document = _document(kind, content, file, choice)
    try:
        grid = grid_of(document, file, _meanings(choice), choice.table)
    except NoPrograms as error:
        raise CorpusError([_no_table(file, error)]) from error
    return from_grids(kind, [grid], choice.said)


def _no_table(file: str, error: NoPrograms) -> Problem:
    if error.is_unruled:
        reason = "罫線のない表です。行の切れ目が分かりません。"
        return Problem(
            file, None, None, "", reason, "もとのWordかExcelのファイルを使ってください。"
        )
    reason = "施策の表が見つかりません。"
    seen = f"見つけた表の見出し: {error.seen}。" if error.seen else "表がありません。"
    remedy = (
        f"{seen}名称と、概要・指標・部局・担当課のどれかを含む三つ以上の見出しのある表を読みます。"
    )
    return Problem(file, None, None, "", reason, remedy)


def _from_workbook(workbook: AnyWorkbook, kind: str, choice: Choice) -> Source:
    named = [one for one in workbook.sheets if choice.sheet in (None, one.name)]
    if not named:
        raise CorpusError([_no_sheet(workbook, choice.sheet)])
    # What the workbook hides is read only where it is asked for: lists of choices, last year.
    shown = [one for one in named if not one.hidden or choice.sheet] or named
    source = from_grids(kind, [workbook.grid(one) for one in shown], choice.said)
    if unread := [one.name for one in named if one not in shown]:
        source.problems.append(_unread(workbook.file, unread))
    return source


def _no_sheet(workbook: AnyWorkbook, sheet: str | None) -> Problem:
    names = "、".join(one.name for one in workbook.sheets)
    reason, remedy = "その名前のシートがありません。", f"次から選んでください: {names}"
    return Problem(workbook.file, None, None, sheet or "", reason, remedy)


def _unread(file: str, sheets: list[str]) -> Problem:
    reason = f"隠れているシート（{'、'.join(sheets)}）は読みません。"
    return Problem(file, None, None, "", reason, "読むには --sheet で選んでください。", "warning")
