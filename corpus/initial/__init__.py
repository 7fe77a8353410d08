"""A new collection: a folder in, its first files out.

``files`` writes them, ``collection.toml`` is the settings that explain themselves. Not for: what is
there already, which stays as it is.
"""
