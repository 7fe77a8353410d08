"""Build: a collection's records become a published generation.

In: a loaded collection and an index directory. Out: an ``Update``, which says what changed.
``update`` is the way in: ``base`` is what is published, ``difference`` what it lacks; only that is
analysed (``parallel``, ``analysis``, ``words``); ``writing`` joins it with what the base has and
writes all files.

``analysis`` and ``words`` are the second way through the analyzer, for many texts at once: 1.7
times what Sudachi alone takes instead of 2.1. tests/indexer/index/test_forward.py holds it to the
first. Not for: reading files of a collection (``corpus``), nor for searching.
"""
