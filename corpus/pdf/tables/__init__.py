"""Rules to tables: cells with their glyphs, also without rules between columns, and over pages.

Steps: ``rules`` and ``lattice``, or ``ladder`` and ``open_table``; ``filling``; then ``bridge``,
``parts`` and ``breaks``, which put together what rows and pages part.
"""
