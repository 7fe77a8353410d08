"""Ranking: which programs a plan finds, how good and how complete.

In: a plan and what looks up its matches. Out: a ``Ranking`` (``ranking``): programs with scores,
those that have all words first. ``rank`` is the way in; ``matched_plan`` has the plan's matches
with their factors, ``candidates`` the programs that may be found at all, ``summing`` adds up,
``completeness`` says which have all words, ``similar`` fills a first page with what is like the
best hits.

Not for: weights of words in programs, which the build computed (``index.bm25f``), nor for what a
channel is worth (``query.channels``). Knows only arrays; another evaluation would replace this
room.
"""
