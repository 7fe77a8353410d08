"""Rules as they are seen: dashes joined, double lines one, and what hangs together."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.pdf.page import Rule
from corpus.pdf.tables.rules import NEAR, joined, places, reaches, touching


def test_dashes_and_double_lines_are_one_rule() -> None:
    dashes = [Rule(10 + (n % 2) * 0.5, 5.0 * n, 5.0 * n + 3) for n in range(10)]
    (rule,) = joined(dashes)
    assert (rule.low, rule.high) == (0, 48)
    assert joined([Rule(10, 0, 50), Rule(11, 0, 50), Rule(20, 0, 50)]) == [
        Rule(10.5, 0, 50),
        Rule(20, 0, 50),
    ]


def test_a_gap_parts_and_a_short_one_is_nothing() -> None:
    assert joined([Rule(10, 0, 20), Rule(10, 30, 50), Rule(30, 0, 5)]) == [
        Rule(10, 0, 20),
        Rule(10, 30, 50),
    ]


_RULES = st.lists(
    st.builds(
        lambda at, low, length: Rule(at, low, low + length),
        *(st.integers(0, 60), st.integers(0, 60), st.integers(0, 40)),
    ),
    max_size=8,
)


@given(_RULES)
def test_joining_again_changes_nothing_that_is_apart(rules: list[Rule]) -> None:
    once = joined(rules)
    assert all(rule.high - rule.low >= 6 for rule in once)
    assert sum(rule.high - rule.low for rule in once) <= sum(r.high - r.low + NEAR for r in rules)


def test_rules_that_touch_are_one_group_and_others_are_not() -> None:
    frame = [Rule(0, 0, 50), Rule(50, 0, 50)]
    groups = touching([*frame, Rule(200, 0, 50)], [Rule(0, 0, 50), Rule(50, 2, 48)])
    assert sorted((len(h), len(v)) for h, v in groups) == [(1, 0), (2, 2)]


@given(st.lists(st.floats(0, 100), max_size=12))
def test_every_value_is_near_its_place(values: list[float]) -> None:
    found = places(values)
    assert found == sorted(found)
    assert all(any(abs(value - place) <= NEAR for place in found) for value in values)


def test_pieces_reach_where_no_gap_is_wide() -> None:
    pieces = [Rule(10, 0, 20), Rule(10.5, 22, 40), Rule(10, 48, 60)]
    assert reaches(pieces, 10, 0, 40)
    assert not reaches(pieces, 10, 0, 60)
    assert not reaches(pieces, 20, 0, 40)
    assert reaches(pieces, 10, 2, 42)
