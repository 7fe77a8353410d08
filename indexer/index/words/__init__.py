"""Words: what a generation knows of its words besides where they stand.

In: the forward index. Out: words and compounds that complete what is typed (``phrases``), and the
tables of a generation, wherever they are kept (``known_words``), which a collection with nearly the
same words takes over (``tables_before``).
"""
