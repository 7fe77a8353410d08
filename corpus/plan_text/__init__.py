"""The text of a plan: a PDF's text layer, pages of lines, back to programs.

In: text with form feeds, as `pdftotext -layout` writes it. Out: a ``Plan`` (``plan``): rows with
the lines that they came from, the areas in order, and everything around them, so that nothing is
lost without a trace. ``furniture`` knows the lines that belong to no program (page numbers,
headings that repeat), ``parsing`` puts the cells of a row together.

Not for: any table but one laid out as Fukushima's plan is; other layouts are refused with their
line. Not for opening a PDF either.
"""
