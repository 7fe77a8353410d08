"""A file of settings: what it says, and in Japanese what is wrong with it.

In: the bytes of collection.toml. Out: its values, converted one key after the other, and problems
with line and key. ``collection_toml`` reads it within limits, ``values`` converts, ``taking`` keeps
count of what nobody asked for.

Not for: which settings there are, which is ``corpus.collection``.
"""

from corpus.settings.collection_toml import FILE_NAME, parsed
from corpus.settings.taking import Settings

__all__ = ["FILE_NAME", "Settings", "parsed"]
