"""Cells that a spreadsheet program would take for formulas, made harmless and read back."""

import re

# How a cell begins that a spreadsheet takes for a formula; the full-width forms are signs of a
# formula to Japanese ones. Such a cell gets MARK in front, which spreadsheets take for "this is
# text", and so does one that begins with MARK: taking one MARK away gives the text back.
FORMULA = re.compile(r"[=+\-@＝＋－＠\t\r\n']")
MARK = "'"


def harmless(cell: str) -> str:
    """Return the cell so that no spreadsheet takes it for a formula."""
    return MARK + cell if FORMULA.match(cell) else cell


def unmarked(text: str) -> str:
    """Return the text of a cell that ``harmless`` made; another one as it is."""
    is_marked = text.startswith(MARK) and FORMULA.match(text[len(MARK) :])
    return text[len(MARK) :] if is_marked else text
