"""Index: the files of one generation, how they are written and how they are read.

In: programs that were analysed (``forward``). Out: what searching asks. ``inverted`` derives
postings, BM25F weights and positions; ``phrases``, ``vocabulary``, ``facet_columns`` and
``record_lines`` what else there is. ``contents`` writes all of it, ``segment`` and
``stored_forward`` open it, ``files`` is the document of the format: name, type and meaning of every
file. ``field_boosts`` has the boosts.

Good for: here is a term, give me its programs; here is a position, give me the characters. Not for:
deciding what is relevant (``ranking``), or which generation is published (``store``). Never changes
a file that is there.
"""
