"""Embedded: a plan evaluated over the arrays of a generation on this machine.

In: a plan and a query. Out: the values of ``engine``. Ranks, filters, counts and marks what
``ranking`` and ``answer`` have to say about one ``index.segment``.

Not for: what a query means, nor how a hit is shown.
"""
