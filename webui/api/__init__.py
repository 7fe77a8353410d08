"""API: what the pages show, as JSON and files, read only and open to everyone.

In: the arguments of a request, read by ``webui.request``. Out: JSON of searches and programs
(``search``, ``searching``, with ``present`` as the one view of both pages and API), figures, and
whole results to take home (``export``, ``workbook``). ``views`` has the types of the answers, from
which ``schemas`` and ``openapi`` derive the description that ``documentation`` shows.

Not for: how a query is read or answered, which the indexer does; nor for HTML.
"""
