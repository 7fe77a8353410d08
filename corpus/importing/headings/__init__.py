"""Headings: what the columns of a file are, beyond those that every list has.

In: headings with their cells, what somebody says of them (``map_option``: ``--map``, [import.map]),
the columns that collection.toml describes. Out: ``Column``s of one's own that are new, or become
another (``own_columns``), of the kind that ``guess`` takes them for; ``answers`` to keep or refuse.

Not for: which column is the name or the summary, which is ``corpus.layout``.
"""
