"""Request: what an address asks for, and the addresses of what may be asked.

In: path, arguments and headers of one request. Out: a Query and its like (``query_params``,
``column_params``, ``figure_params``, all by the allow-list of ``params``), a language, and the way
back: addresses of searches and programs. ``engine`` says what is asked of a search engine, so that
any may stand behind the pages; ``settings`` how one site is set up; ``wording`` its catalogue.

Not for: answering. It is the lowest room of the web and sees no other.
"""
