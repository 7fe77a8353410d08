"""Rules as they were drawn to rules as they are seen: pieces joined, and what touches together."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from statistics import median

from corpus.pdf.page import Rule

# Rules this near to each other are one: double lines, and the borders of neighbouring cells.
NEAR = 3.0
# Dashes and dots are this near to each other, and rules that end at another one reach it so far.
_REACH = 3.0
# A rule shorter than this parts nothing.
_SHORTEST = 6.0


def joined(rules: Sequence[Rule]) -> list[Rule]:
    """Return rules of one direction, each once and whole, in the order of their places."""
    found: list[Rule] = []
    for group in _neighbours(rules):
        at = median(rule.at for rule in group)
        low, high = group[0].low, group[0].high
        for rule in group[1:]:
            if rule.low > high + _REACH:
                found.append(Rule(at, low, high))
                low, high = rule.low, rule.high
            high = max(high, rule.high)
        found.append(Rule(at, low, high))
    return [rule for rule in found if rule.high - rule.low >= _SHORTEST]


def _neighbours(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Return the rules in groups of one place, each in the order of where they begin."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules):
        if (
            groups
            and rule.at - groups[-1][-1].at <= NEAR / 2
            and (rule.at - groups[-1][0].at <= NEAR)
        ):
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return [sorted(group, key=lambda rule: rule.low) for group in groups]


def touching(
    horizontal: Sequence[Rule], vertical: Sequence[Rule]
) -> list[tuple[list[Rule], list[Rule]]]:
    """Return the rules in groups that hang together; rules of one direction never do alone.

    ``vertical`` is in the order of places.
    """
    parents = list(range(len(horizontal) + len(vertical)))

    def root(one: int) -> int:
        while parents[one] != one:
            parents[one] = parents[parents[one]]
            one = parents[one]
        return one

    places = [rule.at for rule in vertical]
    for i, rule in enumerate(horizontal):
        first = bisect_left(places, rule.low - _REACH)
        for j in range(first, bisect_right(places, rule.high + _REACH)):
            if vertical[j].low - _REACH <= rule.at <= vertical[j].high + _REACH:
                parents[root(i)] = root(len(horizontal) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for one in range(len(parents)):
        group = groups.setdefault(root(one), ([], []))
        if one < len(horizontal):
            group[0].append(horizontal[one])
        else:
            group[1].append(vertical[one - len(horizontal)])
    return list(groups.values())


def places(values: Sequence[float], near: float = NEAR) -> list[float]:
    """Return where the values crowd, in their order; none is farther than ``near`` from its own."""
    crowds: list[list[float]] = []
    for value in sorted(values):
        if crowds and value - crowds[-1][0] <= near:
            crowds[-1].append(value)
        else:
            crowds.append([value])
    return [median(crowd) for crowd in crowds]


def reaches(rules: Sequence[Rule], at: float, low: float, high: float) -> bool:
    """Tell whether rules at that place go from one end to the other.

    Between the ends there may be gaps of a few points, and the ends may be missed by as much.
    """
    reached = low
    for rule in sorted((r for r in rules if abs(r.at - at) <= NEAR), key=lambda rule: rule.low):
        if rule.low <= reached + _REACH:
            reached = max(reached, rule.high)
    return reached >= high - _REACH
