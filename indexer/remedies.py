"""Commands that remedies name, completed: what is pasted as printed works on what was at fault.

Whoever finds a fault knows the index directory at most. Whoever reports it knows which folders were
given; without these, `sesaku index --full` would build the shipped collection's index.
"""

import re
import shlex
from collections.abc import Sequence
from pathlib import Path

# A command that lacks its folder: nothing or an option stands behind its verb.
_COMMAND = re.compile(r"`sesaku (index|rollback)((?: --[^`]*)?)`")
# What stands for a folder that nobody gave, as in the commands' own help.
_UNKNOWN = "DIR"


def with_folders(text: str, collections: Sequence[Path] = (), index: Path | None = None) -> str:
    """Return a text with the collections' folders, and the index directory, in its commands.

    The same text where neither was given: the commands work on the shipped collection then.
    Commands that have their folder already stay.
    """
    if not collections and index is None:
        return text

    def completed(command: re.Match[str]) -> str:
        verb, options = command.groups()
        folders = [shlex.quote(str(one)) for one in collections]
        if not folders and verb == "index":
            folders = [_UNKNOWN]
        if verb == "rollback":
            del folders[1:]  # it takes one, and several are found by their index
        place = (
            [] if index is None or "--engine" in options else ["--index", shlex.quote(str(index))]
        )
        return f"`{' '.join(['sesaku', verb, *folders])}{options}{''.join(f' {p}' for p in place)}`"

    return _COMMAND.sub(completed, text)
