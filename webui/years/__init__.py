"""Years of a plan on the pages; only a collection with several years has them.

In: the years of the request's generation (``current``). Out: the history of a program
(``history``), a year against another (``page``), both as data (``data``, with the types of
``views``); elsewhere these pages are not found.

Not for: which programs are one over the years, which is ``corpus.years``.
"""
