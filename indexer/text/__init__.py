"""Text: from the characters of a document or a query to terms, one way for both.

In: text as somebody wrote it. Out: tokens with lexemes (``analyzer``), each with the place in the
original that it covers: the text is ``folded`` (``normalize``; ``variants`` of characters, old
kanji among them; ``resized`` pieces: ``numerals``, ``western_years`` of an era), cut by Sudachi
(``tokenizer``), and every word becomes a ``lexeme`` with term, reading, synonym groups and kind.
``kana`` compares what is read aloud, ``kana_parts`` and ``coordinated`` are words inside of others,
``opposites`` other words than they hold, ``romaji`` reads Latin letters as kana; ``letters`` is
what is written alike.

Not for: the syntax of queries, which is ``query.parser``. The only room that imports sudachipy. A
change of what it puts out counts ANALYZER_VERSION up, and every index is built anew.
"""
