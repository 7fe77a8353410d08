"""Serving: everything between a socket and the application, and the processes that do it.

In: a WSGI application and a socket (``listening``). Out: answers over HTTP, from as many processes
as the machine has cores (``answering``, ``processes``, ``worker`` with granian; ``alone`` where
nothing can be forked). Each layer is a WSGI application around the next and usable alone: whose
request it is (``proxies``), for which host, the ``rate_limit``, headers (``security``, ``cors``),
``compression``, what is ``observed``. Their order is ``webui.layers``.

Not for: anything that depends on what was searched.
"""
