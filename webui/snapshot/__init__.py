"""The whole site and its search as files, for web space without a server.

In: the application of a published generation. Out: a folder that any web server, storage bucket or
upload serves, below any path. ``addresses`` says which file stands for an address, ``pages`` asks
the application for each page and makes its links relative, ``script`` puts the browser's engine
(``script/``) into one file, ``folder`` publishes all of it at once, ``check`` looks for what is
missing or damaged.

Not for: what is found, which ``indexer.browser`` writes down and ``script/`` repeats.
"""
