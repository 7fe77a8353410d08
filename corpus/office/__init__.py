"""Files of office programs other than Excel's present one: Word (.docx), .ods and .xls.

In go the bytes of a file. Out comes a ``Document`` of a Word file, which has tables and texts, or
a workbook with ``sheets`` and a ``grid`` for each, as ``corpus.xlsx`` has them.
"""

from corpus.office.docx import read_docx
from corpus.office.ods import OdsWorkbook
from corpus.office.xls import XlsWorkbook

__all__ = ["OdsWorkbook", "XlsWorkbook", "read_docx"]
