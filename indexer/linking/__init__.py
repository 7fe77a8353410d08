"""Proposals of what became of a program from one year to the next, for staff to decide.

In: the programs of two years in one index. Out: for those that nothing links for certain, the
likest of the other year with a confidence; ``sesaku link`` writes them to links.csv.

Not for: deciding. What staff have not answered is no link.
"""
