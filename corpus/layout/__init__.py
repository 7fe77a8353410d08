"""Layout: from a sheet of cells to rows of programs.

In: a Grid, and what somebody said about its headings. Out: RawRow for each program, and LeftOut for
each row that is none, so that every cell of the sheet has a place. ``header`` finds the headings,
``fields`` settles which column is which of ours, ``row_reader`` tells the rows apart by
``row_kinds``.

Not for: what the texts mean, which is ``corpus.importing``.
"""
