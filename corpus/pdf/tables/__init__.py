"""Tables: rules to tables, also without rules between columns, and over pages.

In: glyphs and rules of pages. Out: tables of cells with their glyphs. Steps: ``rules`` and
``lattice``, or ``ladder`` and ``open_table``; ``filling``; then ``bridge``, ``parts`` and
``breaks``, which put together what rows and pages part.

Not for: the text of a cell, which is ``corpus.pdf.text``.
"""
