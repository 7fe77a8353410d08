"""``sesaku search``: a query in, hits for a terminal or as JSON out.

``command`` has the options, ``columns`` those that name a column of the collection's own, ``text``
what a terminal shows.
"""

from indexer.commands.search.command import search

__all__ = ["search"]
