"""Writing: a generation's files become an index of the cluster, to which the alias then leads.

In: a generation of this machine. Out: its programs as documents (``documents``), written whole or
not at all (``publishing``) by one updater at a time (``lock``).
"""
