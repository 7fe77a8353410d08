"""``sesaku index``: publishes what changed in collections.

In: folders of collections and the options of ``command``. Out: a published generation; what an
update would change (``changes``), and on a terminal what was done (``text``).

Not for: how an index is made, which is ``indexer.build``.
"""

from indexer.commands.index.command import index

__all__ = ["index"]
