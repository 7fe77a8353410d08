"""A text with what its readers look at: as long as it was, whatever is hidden in it."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.targets.prose import DATE_SIGN, Prose

LETTERS = "令和5年度R2.（）0３年月日 末\n数件，％"


@given(st.text(alphabet=st.sampled_from(LETTERS), max_size=40))
def test_a_place_in_one_is_a_place_in_all(text: str) -> None:
    prose = Prose(text)
    assert len(prose.text) == len(prose.plain) == len(prose.hidden)
    hidden = {place for one in prose.dates for place in range(one.start, one.end)}
    for place, (sign, plain) in enumerate(zip(prose.hidden, prose.plain, strict=True)):
        assert sign == (DATE_SIGN if place in hidden else plain)


def test_lines_and_what_stands_between_dates() -> None:
    prose = Prose("件数\n令和5年度 10件、R6 12件")
    at = prose.plain.index("12")
    assert prose.text[prose.line_start(at) : prose.line_end(at)] == "令和5年度 10件、R6 12件"
    assert prose.without_dates(prose.line_start(at), at) == " 10件、 "
