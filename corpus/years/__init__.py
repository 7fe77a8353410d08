"""Years of a plan beside each other.

In: the programs of several years, each in a folder of its own (``2021/programs.csv``) or in one
table with a column 年度, and links.csv, where staff say which program became which. Out: programs
that carry their year (``folders``, ``tables``), links from year to year with how sure they are
(``certain_links``, ``links_file``), and the threads that they make (``threads``).

A collection of one year has none of this: it is read as if there were no years.
"""
