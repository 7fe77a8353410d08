"""What may become a link, and what never."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import is_web_address

GOOD = [
    "https://www.pref.example.jp/",
    "http://example.jp",
    "https://例え.テスト/施策/1?a=1&b=2#上",
    "https://example.jp:8443/a%20b",
    "https://[2001:db8::1]/",
    "https://[2001:db8::1]:8443/",
    "HTTPS://EXAMPLE.JP/",
    "https://city_hall.example.jp./",
]
BAD = [
    "",
    "www.example.jp",
    "なし",
    "ftp://example.jp/",
    "javascript:alert(1)",
    "https://",
    "https:///path",
    "https://[::1",
    "https://[zz]/",
    "https://[::1]x/",
    "https://x[::1]/",
    "https://[::1]:x/",
    "https://user:pw@example.jp/",
    "https://user@example.jp/",
    "https://example.jp:port/",
    "https://example.jp:99999/",
    "https://example.jp/a b",
    "https://example.jp/\nhttps://other.example.jp/",
    "https://a.example.jp https://b.example.jp",
    "https:\\\\example.jp",
    "https://example.jp\\@other.example.jp/",
    "//example.jp/",
    "/path",
    "https://a..b/",
    "https://example.jp/" + "a" * 3000,
]


@pytest.mark.parametrize("text", GOOD)
def test_a_page(text: str) -> None:
    assert is_web_address(text)


@pytest.mark.parametrize("text", BAD)
def test_no_page(text: str) -> None:
    assert not is_web_address(text)


@given(
    st.text(alphabet=st.sampled_from("htps:/@[]?#%.\\ aあ\n0：／"), max_size=30).map(
        "https:".__add__
    )
)
def test_whatever_is_accepted_can_be_taken_apart(text: str) -> None:
    if is_web_address(text):
        parts = urlsplit(text)
        assert parts.scheme == "https"
        assert parts.hostname
        assert parts.username is None
