"""Service: what the request at hand is answered with.

In: Flask's application and the request. Out: the service, and one searcher for all of the request,
so that no answer mixes two generations (``current``); what this generation offers (``offered``);
words of parts of the site that have many (``word_catalogue``).

Not for: reading addresses (``webui.request``) or making pages of what is found.
"""
