"""Options of an embedded search, in an address and in an element."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from webui.embed.options import FACETS, MOST, OPENS, THEMES, Options, is_written, parse_options
from webui.request.params import BadParameters

NAMES = st.lists(st.sampled_from(["総務部", "土木部", "Ａ＆Ｂ課"]), unique=True).map(tuple)
OPTIONS = st.builds(
    Options,
    departments=NAMES,
    areas=NAMES,
    limit=st.integers(1, MOST),
    facets=st.sampled_from([(), FACETS, FACETS[:1]]),
    open=st.sampled_from(OPENS),
    theme=st.sampled_from(THEMES),
    own=st.sampled_from([(), (("対象者", "個人"),), (("対象者", "個人"), ("対象者", "中小企業"))]),
)


@given(OPTIONS)
def test_options_come_back_from_their_address(options: Options) -> None:
    assert parse_options(MultiDict(options.arguments()), "ja", ["対象者"]) == options


def test_own_columns_narrow_by_their_headings() -> None:
    options = Options(own=(("対象者", "個人"), ("対象者", "農業者")))
    assert options.attributes() == [("filter", "対象者=個人|対象者=農業者")]
    assert options.arguments() == [
        *(("対象者", "個人"), ("対象者", "農業者")),
        ("lang", "ja"),
    ]
    # Frames and guides ignore what no column has.
    assert parse_options(MultiDict([("対象", "個人")]), "ja", ["対象者"]) == Options()


def test_defaults_are_left_out() -> None:
    assert Options().attributes() == []
    assert Options(facets=(), limit=3).attributes() == [("limit", "3"), ("facets", "none")]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_address_of_a_frame_says_its_language_once(language: str) -> None:
    assert Options(language=language).arguments() == [("lang", language)]


@pytest.mark.parametrize(
    ("name", "value"),
    [("limit", "0"), ("limit", str(MOST + 1)), ("open", "x"), ("theme", "red"), ("facets", "x")],
)
def test_a_value_that_there_is_not_is_named(name: str, value: str) -> None:
    with pytest.raises(BadParameters) as caught:
        parse_options(MultiDict([(name, value)]), "ja")
    assert [problem.parameter for problem in caught.value.problems] == [name]


def test_what_the_attribute_would_cut_in_two_is_refused() -> None:
    with pytest.raises(BadParameters) as refused:
        parse_options(MultiDict([("対象者", "個人|法人")]), "ja", ["対象者"])
    assert [problem.parameter for problem in refused.value.problems] == ["対象者"]
    own = ["対象者", "区分=種別", "a|b"]
    assert parse_options(MultiDict([("区分=種別", "x"), ("a|b", "x")]), "ja", own) == Options()
    spaced = parse_options(MultiDict([("対 象", "x=y")]), "ja", ["対 象"])
    assert spaced.attributes() == [("filter", "対 象=x=y")]
    assert [is_written(name) for name in ("対象者", "対 象", "a,b", "a|b", "a=b")] == [
        *(True, False, False, False, False)
    ]
