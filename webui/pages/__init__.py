"""Pages: HTML for people, in Japanese or English.

In: a query and what the indexer found. Out: overview, results, a program, and what is to be known
about the site (``pages``); what stands around the hits (``listing``), the hits as ``cards``, own
columns (``cells``, ``column_filters``), ways on where nothing is found (``nearby_searches``), and
``errors`` in plain words. What goes to templates is plain values; ``templating`` has the rest.

Not for: JSON, tables or files of results; nor for ordering them.
"""
