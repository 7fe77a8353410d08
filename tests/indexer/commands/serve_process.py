"""``sesaku serve`` as its own process."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_RUN = "from indexer.cli import main; main()"
SERVE = [sys.executable, "-c", _RUN, "serve"]
# A loaded machine needs seconds to start Python and load the dictionary.
PATIENCE = 60


@contextmanager
def served(*arguments: object, first: str = "") -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address that a running ``serve`` printed, and its process.

    ``first`` is Python that it runs before, to make a constant smaller.
    """
    serve = [sys.executable, "-c", f"{first}\n{_RUN}", "serve"]
    command = [*serve, "--port", "0", *map(str, arguments)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            found = re.search(r"http://\S+/", line)
            if found is None:
                process.wait(PATIENCE)
                assert process.stderr is not None
                raise AssertionError(process.stderr.read())
            yield found[0], process
        finally:
            process.kill()
            process.wait(PATIENCE)
