"""An address is read as a whole: one query, or every problem."""

from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from indexer.query.query import MAX_TEXT, Query
from webui.request.params import MAX_PAGE, MAX_VALUES, BadParameters, Problem, shown, text_problem
from webui.request.query_params import SEARCH_PARAMETERS, parse_query


def arguments(address: str) -> MultiDict[str, str]:
    return MultiDict(parse_qsl(address, keep_blank_values=True))


def problems(address: str) -> tuple[Problem, ...]:
    with pytest.raises(BadParameters) as caught:
        parse_query(arguments(address), strict=True)
    return caught.value.problems


def test_an_empty_address_asks_for_everything() -> None:
    assert parse_query(arguments("")) == Query()


def test_every_parameter_is_read() -> None:
    query = parse_query(
        arguments(
            "q=防災&department=総務部&department=土木部&division=広報課&area=電子自治体"
            "&new=1&sort=plan&page=2&per_page=20"
        )
    )
    assert query == Query(
        text="防災",
        departments=("総務部", "土木部"),
        divisions=("広報課",),
        areas=("電子自治体",),
        new_only=True,
        sort="plan",
        page=2,
        per_page=20,
    )


def test_the_empty_fields_of_a_form_ask_for_nothing() -> None:
    empty = "q=&department=&division=&area=&new=&sort=&page=&per_page="
    assert parse_query(arguments(empty)) == Query()


def test_a_value_that_is_repeated_counts_once() -> None:
    assert parse_query(arguments("area=a&area=a")).areas == ("a",)


def test_white_space_in_words_is_one_space() -> None:
    assert parse_query(arguments("q=%20防災%E3%80%80%20無線%0A")).text == "防災 無線"


def test_all_problems_are_named_at_once() -> None:
    found = problems("q=a&q=b&color=red&new=maybe&sort=best&page=0&per_page=1000")
    assert [p.parameter for p in found] == ["q", "color", "new", "sort", "page", "per_page"]
    assert all(p.message.endswith("。") for p in found)


def test_the_message_for_an_unknown_parameter_lists_the_known_ones() -> None:
    assert "per_page" in problems("pagee=2")[0].message


@pytest.mark.parametrize("value", ["-1", "0", "1.5", "２", "1e3", "x", "99999999999999", " 1"])
def test_a_page_is_a_plain_positive_number(value: str) -> None:
    assert [p.parameter for p in problems(urlencode({"page": value}))] == ["page"]


def test_the_last_page_number_is_allowed_and_the_next_is_not() -> None:
    assert parse_query(arguments(f"page={MAX_PAGE}")).page == MAX_PAGE
    assert problems(f"page={MAX_PAGE + 1}")


def test_words_up_to_the_limit_are_allowed() -> None:
    assert len(parse_query(arguments("q=" + "あ" * MAX_TEXT)).text) == MAX_TEXT
    assert str(MAX_TEXT) in problems("q=" + "あ" * (MAX_TEXT + 1))[0].message


@pytest.mark.parametrize("text", ["a\x00b", "\x1b[31m", "\ud800", "\x7f"])
def test_control_characters_and_surrogates_are_no_words(text: str) -> None:
    assert text_problem(text) is not None


@pytest.mark.parametrize("text", ["", "防災", "🎌", "a\u200bb", "\u202eabc", "AND", '"', "*"])
def test_odd_but_harmless_words_are_words(text: str) -> None:
    assert text_problem(text) is None


def test_too_many_or_too_long_values_are_refused() -> None:
    many = urlencode([("department", f"部{n}") for n in range(MAX_VALUES + 1)])
    assert [p.parameter for p in problems(many)] == ["department"]
    assert [p.parameter for p in problems("area=" + "あ" * 201)] == ["area"]
    assert [p.parameter for p in problems("division=a%00b")] == ["division"]


def test_a_message_repeats_little_and_nothing_invisible() -> None:
    assert shown("a\x00b") == "a\N{REPLACEMENT CHARACTER}b"
    assert len(shown("x" * 5000)) < 50
    assert shown("１\u3000２") == "１\u3000２"


values = st.lists(
    st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8), max_size=3, unique=True
)


@given(st.dictionaries(st.text(max_size=12), st.text(max_size=300), max_size=6))
def test_any_address_is_a_query_or_a_list_of_problems(given_arguments: dict[str, str]) -> None:
    address = MultiDict(given_arguments)
    if set(given_arguments) - set(SEARCH_PARAMETERS):
        with pytest.raises(BadParameters):
            parse_query(address, strict=True)
    try:
        query = parse_query(address)
    except BadParameters as error:
        named = {problem.parameter for problem in error.problems}
    else:
        named = set()
        assert len(query.text) <= MAX_TEXT
    assert named <= given_arguments.keys()
