"""Query: what somebody typed becomes a plan of what to look up.

In: the text of a query, the vocabulary and the synonyms of a generation. Out: a ``QueryPlan``
(``query_plan``): slots, one for each word that is asked for, with matches, one for each thing that
may stand for it. ``parser`` finds the units, ``compile`` makes slots of their words, ``channels``
says what may stand for a word, helped by ``expansions`` (synonyms, related words) and ``readings``
(kana). ``lookup`` finds the postings of a match; ``corrections`` and ``spelling`` what was meant
instead.

Not for: scores (``ranking``). To add a channel, see the five steps in ``channels``.
"""
