"""Cluster: the same search on a distributed engine, where a collection outgrows one machine.

In: a generation's files (``writing``), or plans (``asking``, ``engine``). Out: one index a
generation on OpenSearch, and the values of ``engine`` from it. The analysis, the ranking and the
words are ours; the engine keeps, finds, adds up and counts.

Not for: running a cluster, nor for another ranking than ours.
"""
