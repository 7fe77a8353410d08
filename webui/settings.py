"""How one running site is set up, apart from what its collection says."""

from dataclasses import dataclass
from pathlib import Path

# No request to this site needs a body; the smallest limit that no browser trips over.
MAX_BODY = 16 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """What whoever runs the site decides.

    ``trusted_hosts`` are the host names the site answers to, empty for any. ``search_log`` is the
    file that queries (never addresses) are written to, None for no log. ``collection`` is the
    collection's directory where it is at hand: the logo is read from it.
    """

    trusted_hosts: tuple[str, ...] = ()
    search_log: Path | None = None
    collection: Path | None = None
