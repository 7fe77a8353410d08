"""Years of one collection in one index: which year a search is in, and programs over the years.

In: a query, the programs of a generation and the links between their years. Out: the query with
the year that it means (``asked``), hits of one thread as one (``folding``). ``corpus.years`` knows
what a thread is.

A collection of one year never comes here.
"""
