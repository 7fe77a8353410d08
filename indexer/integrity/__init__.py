"""Integrity: whether the generations of an index are what they should be.

In: an index directory. Out: every fault found, each with the file or the field and what is wrong
there. ``segment_check`` works out anew what can be derived from other files (digests from records,
postings from positions, vocabulary from words), ``whoosh_check`` walks every field that Whoosh has
and compares it with the records, ``checking`` goes over the generations.

Not for: repairing in place. A damaged generation is succeeded by one that is built beside.
"""
