"""What somebody says of a list's columns: ``--map '事務事業名=name'``, and [import.map]."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from corpus import columns
from corpus.columns import KINDS
from corpus.columns.column import Kind
from corpus.layout.expected_headings import Said
from corpus.text.characters import heading_key

# The columns of ours as the command line and JSON name them.
FIELDS = {
    "id": columns.ID,
    "area": columns.AREA,
    "number": columns.NUMBER,
    "new": columns.NEW,
    "repost_of": columns.REPOST_OF,
    "name": columns.NAME,
    "summary": columns.SUMMARY,
    "targets": columns.TARGETS,
    "department": columns.DEPARTMENT,
    "division": columns.DIVISION,
    "keywords": columns.KEYWORDS,
    "url": columns.URL,
}
# A column of one's own that the site neither shows nor searches; one that is not taken over.
OWN, HIDDEN, DROP = "column", "hidden", "drop"
MEANINGS = (*FIELDS, OWN, *(f"{OWN}:{kind}" for kind in KINDS), HIDDEN, DROP)
_OF_WORD = {heading_key(name): name for name in MEANINGS} | {
    heading_key(heading): name for name, heading in FIELDS.items()
}


@dataclass(frozen=True, slots=True)
class HeadingMap:
    """Targets by headings. Of several sayings of one heading the last counts."""

    targets: Mapping[str, str] = field(default_factory=dict)

    def said(self, own: Iterable[str] = ()) -> Said:
        """Return what each heading means; those of a collection's ``own`` columns are its own."""
        known = {heading_key(heading): heading for heading in own}
        meant = {heading_key(h): FIELDS.get(target) for h, target in self.targets.items()}
        return Said({**dict.fromkeys(known), **meant}, known)

    @property
    def dropped(self) -> frozenset[str]:
        """The keys of the headings that are not to be taken over."""
        return frozenset(heading_key(h) for h, target in self.targets.items() if target == DROP)

    @property
    def hidden(self) -> frozenset[str]:
        """The keys of the headings whose texts are for the staff alone."""
        return frozenset(heading_key(h) for h, target in self.targets.items() if target == HIDDEN)

    @property
    def kinds(self) -> dict[str, Kind]:
        """The kinds of columns of one's own, by the keys of their headings."""
        named = {heading_key(h): t.partition(":")[2] for h, t in self.targets.items()}
        return {key: kind for key, text in named.items() for kind in KINDS if kind == text}


def meaning_of(text: str) -> str | None:
    """Return the meaning that a word names, in English or as a heading of ours; None for none."""
    return _OF_WORD.get(heading_key(text))


def heading_map(*sayings: Mapping[str, str]) -> HeadingMap:
    """Return what the sayings come to; what none of them can mean is left out."""
    found = {h: meaning_of(text) for one in sayings for h, text in one.items()}
    return HeadingMap({heading: target for heading, target in found.items() if target})
