"""Targets: the list of figures that targets state.

In: which figures an address asks for, and those of the generation. Out: the page 「指標の一覧」
(``page``), JSON and a table (``data``), both from the same ``listing``; ``place`` shows each figure
marked in its own text, so that it can be checked.

Not for: reading figures from prose, which is ``corpus.targets``.
"""
