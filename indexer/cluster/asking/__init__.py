"""Asking: what a search asks of the cluster, and what it makes of the answer.

In: plans and queries of our own. Out: clauses of the engine (``matching``, ``filters``,
``plan_query``), counts (``occurrences``), and from its answers the hits of a page.
"""
