"""Texts of users within our sentences."""

from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from webui.request.isolation import isolated

SIGNS = st.text(alphabet="ab防\u202d\u202e\u202c\u2066\u2067\u2068\u2069\u05d0", max_size=12)


@given(SIGNS)
def test_what_is_opened_is_closed_and_nothing_else(text: str) -> None:
    whole = isolated(text)
    depth = 0
    for place, char in enumerate(whole):
        depth += (char in "\u2066\u2067\u2068") - (char == "\u2069")
        assert depth >= 0
        if whole != text and 0 <= place < len(whole) - 1:
            assert depth >= 1, "nothing of the text stands outside of the isolate"
    assert depth == 0 or whole == text
    assert text in whole


def test_plain_text_stays_as_it_is() -> None:
    assert isolated("防災 <b> 2020年") == "防災 <b> 2020年"


def test_a_query_does_not_turn_the_heading(client: FlaskClient) -> None:
    html = client.get("/?q=\u202e防災").text
    assert "「\u2068\u202e防災\u2069」の検索結果" in html
    assert 'value="\u202e防災"' in html, "the box has what was typed"
