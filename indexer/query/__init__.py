"""Query: what somebody typed becomes a plan of what to look up.

In: the text of a query, the vocabulary and the synonyms of a generation. Out: a ``QueryPlan`` (see
``matches``): slots, one for each word that is asked for, with matches, one for each thing that may
stand for it. ``parser`` finds the units, ``words`` the words in them, ``compile`` makes slots of
these in a ``draft``. ``channels`` says what may stand for a word, helped by ``synonyms``,
``written`` (a text as the programs write it), ``cuts`` (other ways to cut it), ``kana_reader``
(kana, romaji) and ``staff_synonyms`` (what the build has found of them). ``corrections`` and
``slips`` say what was meant instead.

Not for: scores (``ranking``). To add a channel, see the five steps in ``channels``.
"""
