"""Sources: a file of any kind to the rows of the programs in it.

In: a file, and what of it to read (``Choice``). Out: a ``Source``: raw rows, the columns that were
understood, the rows that are no programs, what is wrong. ``file_kind`` tells kinds by their bytes,
``opening`` has each read by its own reader; cells go through ``corpus.layout``, JSON by its keys.

Not for: judging what the texts say, which is ``corpus.importing``.
"""
