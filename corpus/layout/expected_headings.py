"""What is known of a list's headings before its file is opened."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.text.characters import heading_key


@dataclass(frozen=True, slots=True)
class Said:
    """Which column of ours a heading means, None for none of ours, and what columns of one's own
    are called; both by ``heading_key``.
    """

    fields: Mapping[str, str | None] = field(default_factory=dict)
    own: Mapping[str, str] = field(default_factory=dict)

    def __contains__(self, heading: str) -> bool:
        """Tell whether somebody said what the heading means."""
        return heading_key(heading) in self.fields

    def field(self, heading: str) -> str | None:
        """Return the column of ours that the heading means; None for none."""
        return self.fields.get(heading_key(heading))
