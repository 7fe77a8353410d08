"""Targets of a generation: which figures its programs state, and those that a query asks for.

In: programs. Out: ``Stated``, a figure with its program; ``Condition``, what somebody asks of the
value of one (指標>=1000人). ``corpus.targets`` reads the figures from the prose; what it is not
sure of is no figure here either.

Not for: columns of numbers, which have ranges of their own.
"""
