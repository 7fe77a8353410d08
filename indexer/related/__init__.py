"""Related words: words of a collection that are used alike, for words that it lacks.

In: word vectors of a package that only staff install (``word_vectors``), and the words of a
collection. Out: ``related.csv`` (``related_words``), which lies in the collection's folder and can
be edited; ``expansion`` writes it and reads it back.

Not for: searching, which only reads the table (``query.staff_synonyms``). It is worth .006 nDCG,
so it shall not grow.
"""
