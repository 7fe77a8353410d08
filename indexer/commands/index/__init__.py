"""``sesaku index``: collections in, a published generation out, and what an update would change.

``command`` has the options, ``changes`` compares a collection with what is published, ``text`` says
on a terminal what was done.
"""

from indexer.commands.index.command import index

__all__ = ["index"]
