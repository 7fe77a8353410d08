"""Difference: what changes from one state of a collection's programs to the next.

In: the programs before and after. Out: which are added, removed, moved or changed, each changed
field with both texts (``records``), compared word by word (``words``), and all of it as Japanese
text for a terminal (``report``).

Not for: deciding what is analysed anew. That is ``indexer.build.difference``, which compares
digests and does not care which field it was.
"""
