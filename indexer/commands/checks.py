"""Checks of a collection's settings that later layers register: the index knows none of them."""

from importlib.metadata import entry_points

from corpus import SettingsCheck

# Where they register: an entry point names a function from a collection to its problems.
_REGISTRY = "sesaku.checks"


def registered_checks() -> tuple[SettingsCheck, ...]:
    """The registered checks, in the order of their names."""
    found = sorted(entry_points(group=_REGISTRY), key=lambda entry: entry.name)
    return tuple(entry.load() for entry in found)
