"""Commands that need the site: ``sesaku serve``, ``sesaku snapshot`` and ``sesaku queries``.

In: the command line. Out: a site that answers (``serve``: its options, what it prepares before it
answers in ``starting``, what it publishes in ``publishing``), a folder of files (``snapshot``), or
the searches that found nothing (``queries``).

Not for: commands that work on a collection or its index alone; those are ``indexer.commands``.
"""
