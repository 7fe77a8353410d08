"""The commands that write a collection: ``sesaku import`` and ``sesaku init``.

In: a table and a folder. Out: the collection's files, and a report on the terminal. ``importing``
shows what it would do, asks (``import_dialogue``), and writes under the ``lock`` of the collection.
``staff`` tells wrong usage of the commands of those who keep the data in their language.

Not for: what rows and headings mean, which is ``corpus.importing``.
"""

from indexer.commands.corpus_commands.importing import import_command
from indexer.commands.corpus_commands.init import init_command
from indexer.commands.corpus_commands.lock import locked

__all__ = ["import_command", "init_command", "locked"]
