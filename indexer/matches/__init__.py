"""Matches: what may satisfy a word of a query, and where a generation has it.

In: a ``Match`` (``match``), made by a channel of ``query``. Out: the postings of the programs that
have it (``lookup``), scored like one word where its parts stand together; ``positions`` finds the
places. A ``QueryPlan`` (``query_plan``) is what a whole query asks for. ``occurrences`` says what
compiling a query wants to know of an engine.

Not for: which matches a word has (``query``), nor what they are worth together (``ranking``).
"""
