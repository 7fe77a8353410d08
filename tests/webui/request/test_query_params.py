"""The search that an address asks for, and the one address of a search."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from indexer import Query
from indexer.query.query import DEFAULT_PER_PAGE, SORTS
from webui.request.params import BadParameters
from webui.request.query_params import arguments_of, known, parse_query

_TEXTS = st.lists(st.sampled_from(["総務部", "土木部", "教育委員会"]), unique=True, max_size=3).map(
    tuple
)
_QUERIES = st.builds(
    Query,
    text=st.sampled_from(["", "防災", "防災 -訓練", '"避難 所"']),
    departments=_TEXTS,
    divisions=_TEXTS,
    areas=_TEXTS,
    new_only=st.booleans(),
    sort=st.sampled_from(SORTS),
    page=st.integers(1, 50),
    per_page=st.integers(1, 100),
)


@given(_QUERIES)
def test_a_search_has_one_address_that_asks_for_it(query: Query) -> None:
    pairs = arguments_of(query)
    assert parse_query(MultiDict(pairs), strict=True) == query
    assert arguments_of(parse_query(MultiDict(reversed(pairs)))) or not pairs


def test_defaults_are_no_part_of_an_address() -> None:
    assert arguments_of(Query(per_page=DEFAULT_PER_PAGE)) == []


@pytest.mark.parametrize(
    ("pairs", "parameters"),
    [
        ([("q", "防災"), ("color", "red")], ["color"]),
        ([("sort", "size"), ("page", "x")], ["sort", "page"]),
        ([("sort", "")], ["sort"]),
        ([("q", "a"), ("q", "b")], ["q"]),
    ],
)
def test_a_program_is_told_every_mistake(
    pairs: list[tuple[str, str]], parameters: list[str]
) -> None:
    with pytest.raises(BadParameters) as caught:
        parse_query(MultiDict(pairs), strict=True)
    assert [problem.parameter for problem in caught.value.problems] == parameters


def test_people_pass_on_links_with_more_in_them() -> None:
    pairs = MultiDict([("q", "防災"), ("utm_source", "mail"), ("department", "")])
    assert parse_query(pairs) == Query("防災")
    assert [*known(pairs).items(multi=True)] == [("q", "防災"), ("department", "")]


def test_what_somebody_else_reads_is_known() -> None:
    arguments = MultiDict([("column", "a"), ("column", "b")])
    assert parse_query(arguments, more=("column",), repeated=("column",), strict=True) == Query()
    with pytest.raises(BadParameters):
        parse_query(arguments, more=("column",), strict=True)


_PAIRS = st.tuples(
    st.sampled_from(["q", "area", "new", "sort", "page", "per_page", "column", "utm_source"]),
    st.sampled_from(["", "0", "1", "20", "防災", "name", "\x00"]),
)


@given(st.lists(_PAIRS, max_size=5), st.booleans())
def test_the_text_is_read_anew_where_all_else_was_read_before(
    pairs: list[tuple[str, str]], strict: bool
) -> None:
    def read(text: str) -> Query | tuple[str, ...]:
        try:
            return parse_query(MultiDict([*pairs, ("q", text)]), strict=strict)
        except BadParameters as error:
            return tuple(problem.parameter for problem in error.problems)

    first, second = read("訓練"), read("避難所")
    if isinstance(first, Query):
        assert isinstance(second, Query)
        assert (first.text, second.text) == ("訓練", "避難所")
        assert replace(first, text="") == replace(second, text="")
    else:
        assert first == second
