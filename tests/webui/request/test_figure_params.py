"""Which figures an address asks for, and the address of what is asked."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from webui.request.figure_params import FIGURE_SORTS, Asked, parse_figures
from webui.request.params import BadParameters

_NAMES = st.lists(st.sampled_from(["総務部", "土木部"]), unique=True, max_size=2).map(tuple)
_ASKED = st.builds(
    Asked,
    text=st.sampled_from(["", "参加者"]),
    departments=_NAMES,
    units=st.lists(st.sampled_from(["人", "%"]), unique=True, max_size=2).map(tuple),
    low=st.sampled_from([-inf, 0.0, 1.5]),
    high=st.sampled_from([inf, 99.0]),
    sort=st.sampled_from(FIGURE_SORTS),
    page=st.integers(1, 9),
    per_page=st.integers(1, 100),
    own=st.sampled_from([(), (("対象者", "個人"), ("対象者", "団体"))]),
)


@given(_ASKED)
def test_an_address_comes_back(asked: Asked) -> None:
    assert parse_figures(MultiDict(asked.arguments()), ["対象者"], strict=True) == asked


def test_another_order_begins_with_its_first_page() -> None:
    assert Asked(page=4).sorted_by("value") == Asked(sort="value")
    assert Asked().arguments() == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("from", "many"),
        ("to", "inf"),
        ("to", "nan"),
        ("sort", "size"),
        ("page", "0"),
        ("color", "1"),
    ],
)
def test_what_cannot_be_read_is_a_problem_of_its_parameter(name: str, value: str) -> None:
    with pytest.raises(BadParameters) as caught:
        parse_figures(MultiDict([(name, value)]), strict=True)
    assert [problem.parameter for problem in caught.value.problems] == [name]


def test_people_are_not_told_of_what_a_link_brought_along() -> None:
    assert parse_figures(MultiDict([("utm_source", "x"), ("from", "1,000")])) == Asked(low=1000)
