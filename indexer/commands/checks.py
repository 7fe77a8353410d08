"""Checks of a collection beyond its records: the index's own, and those of later layers, which
register them: the index knows none of them."""

from importlib.metadata import entry_points

from corpus import SettingsCheck
from indexer.related.expansion import check_related

# Where they register: an entry point names a function from a collection to its problems.
_REGISTRY = "sesaku.checks"


def registered_checks() -> tuple[SettingsCheck, ...]:
    """The index's own check, then the registered ones in the order of their names."""
    found = sorted(entry_points(group=_REGISTRY), key=lambda entry: entry.name)
    return (check_related, *(entry.load() for entry in found))
