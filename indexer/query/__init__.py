"""Query: what somebody typed becomes a plan of what to look up.

In: the text of a query, the vocabulary and the synonyms of a generation. Out: a ``QueryPlan`` (see
``matches``): slots, one for each word that is asked for, with matches, one for each thing that may
stand for it. ``parser`` finds the units, ``words`` the words in them and ``runs`` which of these
were typed as one; ``compile`` makes slots of them in a ``draft``. ``channels`` says what may stand
for a word, helped by ``synonyms``, ``written`` (a text as the programs write it), ``cuts`` (other
ways to cut it), ``pieces`` (characters inside of words), ``readings`` and ``kana_reader`` (kana,
romaji) and ``staff_synonyms`` (what the build has found of them). ``unknown`` says what a word that
no program has is short for, and what was meant instead.

Not for: scores (``ranking``). To add a channel, see the five steps in ``channels``.
"""
