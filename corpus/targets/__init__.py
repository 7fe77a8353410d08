"""Targets: the figures in the prose of 指標・目標, each with its place in the text.

In: the text of a program's targets, as the source has it. Out: ``Figure`` values (label, value,
unit, comparison, year or date), in the order of the text; what is not surely a figure of an
indicator stays prose. ``units`` knows what is counted, ``dates`` when, ``numbers`` how much,
``reading`` puts them together.

Not for: tables of numbers, which are columns; nor for years, articles of law and numbers of items,
which look like figures and are none.
"""
