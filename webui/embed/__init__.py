"""Embed: the search on pages of other sites.

In: the options of a frame's address or of the element (``options``). Out: the page for a frame and
the guide that puts a tag together (``page``), and the scripts that other sites load (``script``):
an address with a version never changes its bytes.

Not for: which sites may show a frame, which the collection says and ``webui.serving`` sends.
"""
