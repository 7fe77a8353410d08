"""The files with which a browser searches a generation, without a server.

In: a generation, opened. Out: a folder of small files that never change, named by their content,
and a manifest that names them; ``files`` specifies both. ``lexicon`` writes the analyzer down as
far as a collection needs it, ``tables`` what else a search looks up, ``chunks`` divides tables into
files.

Not for: pages, nor the script that reads the files (``webui.snapshot``).
"""
