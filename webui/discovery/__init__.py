"""Discovery: how others find the site, and learn what became new in it.

In: the generation that is served. Out: the description for browsers, the sitemap and robots.txt
(``addresses``), the collection as a data set (``catalog``), what changed from generation to
generation as a feed (``feed``) and as a page (``changes_page``), both from ``changes``.

Not for: schema.org within pages, which is ``webui.pages.structured``.
"""
