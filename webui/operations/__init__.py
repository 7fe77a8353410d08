"""Operations: what those who run the site ask of it, and what it writes down.

In: the service and the requests it answered. Out: ``health`` (with why something was ``refused``,
and whether changes are ``unpublished``), metrics, messages and access log (``logs``), and the words
that were searched (``search_log``), never with whose they were.

Not for: counting requests, which is ``webui.serving.metrics``.
"""
