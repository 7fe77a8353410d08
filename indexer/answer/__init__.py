"""Answer: what a search gives back, as plain values that hold no engine object.

In: a ranking and the generation that it came from. Out: ``results``: hits with ``fragments`` (which
characters matched), reasons (``explain``), counts of ``facets``; beside them completions
(``suggest``), the typical words of a collection (``key_terms``), programs by id and what connects
them (``catalogue``). ``view`` is the JSON of it all, a contract.

Not for: HTML, wording or addresses, which the web layer has. Nothing here changes an order.
"""
