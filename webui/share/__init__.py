"""Share: a picture of a page for where its address is shared.

In: a program or a search, and a Japanese font of this machine (``font``). Out: a PNG with its own
text on the colours of the site (``picture``), at the addresses of ``page``; none without a font.
"""
