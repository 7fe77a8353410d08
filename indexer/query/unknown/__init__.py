"""Unknown: what a word stands for, or what was meant, where no program has the word itself.

In: the letters of words typed as one, or a query, and the vocabulary. Out: matches of what the
words are clipped from (``abbreviations``) or written as in the other script (``transcriptions``),
and queries in place of the one that was typed: ``corrections``, which know ``slips`` of a finger.

Not for: words that programs have, whose ways are the ``channels`` of the room above.
"""
