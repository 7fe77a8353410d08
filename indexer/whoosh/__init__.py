"""Whoosh over a generation: ``whoosh.index.open_dir`` opens one, and all of Whoosh works on it.

In: a generation's directory. Out: Whoosh's index with the fields of ``schema``. What Whoosh reads
are the arrays that our own evaluation reads (``codec``); beside them stands one file of Whoosh's,
its table of contents, which names the fields and the codec. The fields' terms, postings and
positions are worked out in ``text_field`` and ``value_field``, and walked in ``matcher``;
``column`` gives what Whoosh sorts by. A build writes the table of contents; searches of the product
load nothing of this room.
"""
