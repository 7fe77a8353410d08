"""The commands that write a collection: ``sesaku import`` and ``sesaku init``.

A table goes into ``importing``, which shows what it would do, asks, and writes under the ``lock``
of the collection; ``import_dialogue`` has the words besides the report. ``init`` makes a new
collection.
"""

from indexer.commands.corpus_commands.importing import import_command
from indexer.commands.corpus_commands.init import init_command
from indexer.commands.corpus_commands.lock import locked

__all__ = ["import_command", "init_command", "locked"]
