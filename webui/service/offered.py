"""What a generation offers besides what each one has."""

from itertools import islice
from weakref import WeakKeyDictionary

from webui.request.engine import Searcher

# So many programs are looked at: an engine may have to ask another machine for each. Lists state
# targets in most of their rows or have no column for them.
LOOKED_AT = 1_000
# What is known of each generation that is served, as long as it is.
_TARGETS: WeakKeyDictionary[Searcher, bool] = WeakKeyDictionary()


def has_targets(searcher: Searcher) -> bool:
    """Whether any program states targets, so that a list of their figures is worth a link."""
    if searcher not in _TARGETS:
        _TARGETS[searcher] = any(p.targets for p in islice(searcher.programs, LOOKED_AT))
    return _TARGETS[searcher]
