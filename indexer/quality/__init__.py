"""Quality: how well a ranking answers queries that were judged by hand.

In: judged queries (``judgements``) and any function from a query to ids. Out: the figures of each
query and their means (``measures``, ``evaluate``), as text (``evaluation_text``) and as a file that
can be committed and compared (``evaluation_file``).

Not for: the judgements themselves, which are in tests/judgements, nor for speed, which
tests/benchmarks measures. Knows no engine, so that any may be judged. Equal scores count in the
order in which the engine lists them, which for ours is the order of the plan.
"""
