"""Files of office programs other than XLSX: Word (.docx), OpenDocument (.ods), old Excel (.xls).

In: the bytes of a file. Out: a ``corpus.document.Document`` of a Word file (``docx``, with the
numbers that Word writes itself, ``numbering``); of the others a workbook with ``sheets`` and a
``grid`` for each, as ``corpus.xlsx`` has them (``ods``; ``xls`` by xlrd, its numbers as we show
them).

Not for: .doc, .odt and slides, which are refused with what to save them as.
"""

from corpus.office.docx import read_docx
from corpus.office.ods import OdsWorkbook
from corpus.office.xls import XlsWorkbook

__all__ = ["OdsWorkbook", "XlsWorkbook", "read_docx"]
