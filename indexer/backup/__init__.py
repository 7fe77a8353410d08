"""Backup: one file that holds a whole generation and the collection that it came from.

In: an index directory and a collection's directory, both in use while they are saved. Out: one ZIP
file, complete or absent (``save``), and from it the same two again (``restore``).

``archive`` is the format, ``saving`` and ``restoring`` the two directions, ``drafts`` what
both write into, as snapshots are, ``commands`` what is typed. Reads the index by ``store`` and
knows nothing of what its files mean. Not for: moving an index to another version of sesaku, which
builds its own from the collection.
"""
