"""Words that mean nearly the same in Japanese in general: 大雪 and 積雪, 残業 and 超過勤務.

In: the shipped table (``table``, made by ``make`` from JMdict and word vectors) and the terms of a
collection. Out: for words that a collection may lack, those of its own that stand near them, a file
of the generation; and which synonyms of the dictionary are two things (``loose``, made by
``make_loose``).

Not for: what staff wrote, and what a dictionary calls synonyms; what is found here is a hint.
"""
