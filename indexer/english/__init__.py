"""English: what an English word is in Japanese, for the words of one collection.

In: the shipped part of JMdict (``jmdict``, made by ``make``) and the letters of a collection's
words. Out: a table from English words to those of the collection (``table``), a file of the
generation;
``stems`` makes its keys, of glosses and of queries alike. JMdict's licence, CC BY-SA, is in
LICENSE.md beside the data.

Not for: looking up what was found (``query.translation``). Texts of programs stay Japanese.
"""
