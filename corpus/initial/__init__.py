"""Initial: a new collection for `sesaku init`.

In: a folder that is not there or empty. Out: its first files (``files``); ``collection.toml`` here
is the settings that explain themselves.

Not for: what is there already, which stays as it is.
"""
