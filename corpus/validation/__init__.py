"""What is wrong with programs as records.

In: the programs of one table, which may be in a temporary file, and what the collection says of its
columns. Out: every error and warning (``validate``). A few rows are looked at at a time; of all
rows only what tells programs apart is kept (``identities``).

Not for: what is wrong with a table's form (``corpus.table``), nor with a cell of one of our columns
that cannot be read (``corpus.reader``).
"""
