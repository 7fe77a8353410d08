"""Text: what is true of characters and lines, whatever table or page they came from.

In: bytes of a file, or the text of a cell. Out: text (``encoding``: UTF-8 or CP932, found by
trying), running text from the broken lines of a cell (``cell_text``), characters that no text
should have (``characters``), radicals as the characters they look like (``radicals``), the marks of
tables (``marks``) and the eras of Japan's calendar (``japanese_eras``).

Not for: folding for search, which is ``indexer.text``; what a column means, which is ``columns``. A
text is never changed here without its caller asking for just that.
"""
