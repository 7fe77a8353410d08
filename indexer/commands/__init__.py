"""Commands: what staff type, one module a command, and what commands share.

In: arguments. Out: text, or JSON with ``--json``, and an exit code. A command reads its arguments,
calls the layer's own functions and writes the answer; a module named ``…_text`` makes the Japanese
text of its neighbour. ``options``, ``output``, ``failure``, ``opening`` and ``progress`` are
shared, also by the web's commands.

Not for: anything that another program could want to call; that belongs to the room it is about.
``watch`` is the exception: `serve` follows a collection as `index` does.
"""
