"""Why what was saved last in a followed collection is not published, for all processes to tell."""

import os
from collections.abc import Sequence
from pathlib import Path

FILE = "refused"


def note_refused(shared: Path, reasons: Sequence[str]) -> None:
    """Note why nothing was published; no reasons once something was."""
    aside = shared / f"{FILE}.new"
    aside.write_text("\n".join(reasons), encoding="utf-8")
    os.replace(aside, shared / FILE)


def refused(shared: Path | None) -> tuple[str, ...]:
    """Return the reasons; none where nothing is followed."""
    if shared is None:
        return ()
    try:
        return tuple((shared / FILE).read_text(encoding="utf-8").splitlines())
    except FileNotFoundError:
        return ()
