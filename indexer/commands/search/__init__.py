"""``sesaku search``: the search of the site on a terminal.

In: a query and the options of ``command``, those of a collection's own columns from ``columns``.
Out: hits for a terminal (``text``), or as the JSON of the API.

Not for: how hits are found.
"""

from indexer.commands.search.command import search

__all__ = ["search"]
