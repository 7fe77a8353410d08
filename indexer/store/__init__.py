"""Store: an index directory whose readers always find one whole generation.

In: a draft's files and facts. Out: a generation, published at once or not at all. ``storage`` is
the way in; ``draft`` is being written, ``generation`` is published and unchanging, ``pointer`` says
which one counts, ``lock`` lets one writer in, ``durable`` survives a power loss, ``signed_json``
notices a changed byte, ``changes`` remembers what each generation changed.

Not for: what the files mean; it moves bytes. Every line is held by tests that kill, fill the disk
or cut the power at each operation: change it only with them.
"""
