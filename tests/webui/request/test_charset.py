"""Addresses in other encodings than UTF-8."""

from urllib.parse import quote, unquote_to_bytes
from wsgiref.util import setup_testing_defaults

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from webui.request.charset import readable


@pytest.mark.parametrize("path", ["/", "/api/search", "/export.csv", "/api/suggest"])
@pytest.mark.parametrize("words", ["%FF", "%96%68%8D%D0", "a%FFb"])
def test_words_in_another_encoding_are_not_searched_for(
    client: FlaskClient, path: str, words: str
) -> None:
    response = client.get(f"{path}?q={words}")
    assert response.status_code == 400
    assert "UTF-8" in response.get_data(as_text=True)


@pytest.mark.parametrize("path", ["/", "/api/search", "/export.csv", "/healthz", "/nothing"])
@pytest.mark.parametrize("words", ["q=\xff", "q=\x96h\x8d\xd0", "\xff", "q=%E9\xff&q=\x80=%"])
def test_bytes_that_are_no_address_are_an_ordinary_mistake(
    plan_app: Flask, path: str, words: str
) -> None:
    environ: dict[str, object] = {"PATH_INFO": path, "QUERY_STRING": words}
    setup_testing_defaults(environ)
    statuses: list[str] = []
    assert b"".join(plan_app(environ, lambda status, *_: statuses.append(status)))
    # What is not known is nobody's mistake, but in the API.
    is_wrong = ("q=" in words and path == "/") or path in ("/api/search", "/export.csv")
    expected = "400 BAD REQUEST" if is_wrong else "200 OK"
    assert statuses == ["404 NOT FOUND" if path == "/nothing" else expected]


@given(st.text(st.characters(max_codepoint=255)))
def test_a_query_string_in_utf_8_stays_as_it_is_and_any_other_becomes_so(text: str) -> None:
    result = readable(text)
    unquote_to_bytes(result.encode("latin-1")).decode("utf-8")
    assert readable(result) == result
    assert readable(quote(text)) == quote(text)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("q=%96h%8D%D0&area=%E9%98%B2", "q=%EF%BF%BDh%EF%BF%BD%EF%BF%BD&area=%E9%98%B2"),
        ("q=\xff%26", "q=%EF%BF%BD%26"),
        ("q=a+b%3D%zz", "q=a+b%3D%zz"),
    ],
)
def test_only_what_is_not_utf_8_is_replaced(given: str, expected: str) -> None:
    assert readable(given) == expected
