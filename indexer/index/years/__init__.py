"""Years of the programs of one generation, as arrays that its build writes.

In: the programs and what staff said of their links. Out: ``YearColumns``, empty where there is one
year. ``corpus.years`` knows what a thread is, ``indexer.years`` what a search does with it.
"""
