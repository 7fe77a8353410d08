"""Years of a plan on the pages: the history of a program, a year against another.

Only a collection with several years has these pages; elsewhere they are not found.
"""
