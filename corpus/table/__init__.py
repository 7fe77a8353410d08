"""A CSV file as a table.

In: a file, the headings that a reader knows. Out: its rows as that reader makes them (``table``),
with everything that is wrong with the form: of records (``records``), of headings (``headings``).

Not for: what the cells say (``corpus.reader``), nor tables of any other form (``corpus.sources``).
"""
