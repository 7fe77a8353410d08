"""Table: results as rows, with any columns in any order.

In: a query, and which columns are wanted (``columns``). Out: a page of rows, all of them for paper
(``page``), and the choice of what can be saved (``download``).

Not for: the files themselves, which are ``webui.api.export``.
"""
