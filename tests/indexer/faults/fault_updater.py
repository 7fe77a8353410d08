"""A process that updates one index again and again: fault_updater.py MODULE:FUNCTION DIR SECONDS.

FUNCTION takes the directory and a number that grows. Prints what happened as JSON.
"""

import importlib
import json
import sys
import time
from pathlib import Path

from indexer.errors import Busy
from tests.indexer.faults.fault_crowd import open_descriptors


def main(target: str, directory: Path, seconds: float) -> None:
    module, function = target.split(":")
    update = getattr(importlib.import_module(module), function)
    published, busy = 0, 0
    descriptors = open_descriptors()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            update(directory, published)
            published += 1
        except Busy:
            busy += 1
            time.sleep(0.005)
    leaked = open_descriptors() - descriptors
    print(json.dumps({"published": published, "busy": busy, "leaked": leaked}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3]))
