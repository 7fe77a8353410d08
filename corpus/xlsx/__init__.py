"""XLSX: a workbook of a spreadsheet program as grids of what its cells show.

In: the bytes of a file. Out: its sheets (``workbook``), each a ``corpus.grid.Grid`` of texts
(``sheet``) as the staff see them: 80% and not .8, 令和9年3月 (``number_format``, ``date_format``);
a formula without a value, struck text, hidden rows and columns are noted. ``package`` is the ZIP,
with limits against bombs.

Not for: writing, styles, charts, formulas. It reads by its own code because the libraries give the
value behind the format; see indexer/DECISIONS.md.
"""
