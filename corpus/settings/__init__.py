"""A file of settings: what it says, and in Japanese what is wrong with it.

In: the bytes of collection.toml. Out: its values, converted one key after the other, and problems
with line and key. ``toml_file`` reads it within limits, ``values`` converts, ``taking`` keeps count
of what nobody asked for.

Not for: which settings there are, which is ``corpus.collection``.
"""

from corpus.settings.taking import Settings
from corpus.settings.toml_file import FILE_NAME, parsed

__all__ = ["FILE_NAME", "Settings", "parsed"]
