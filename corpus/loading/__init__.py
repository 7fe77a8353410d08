"""A collection's directory as a whole.

In: a directory, or one file of programs. Out: the collection, free of errors (``load``), or every
problem that it has (``check``), both in ``loading``; what was read is in ``folder``, what of it is
published in ``published``.

Not for: reading one file (``corpus.reader``, ``corpus.synonyms``, ``corpus.settings``).
"""
