"""English pages mark what stays Japanese, and Japanese text alone, so that it is read out right."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient

JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
LATIN = re.compile("[A-Za-z]")
# Elements that have no end, and those whose text is not shown.
VOID = frozenset("area base br col hr img input link meta rect circle".split())
HIDDEN = frozenset({"script", "title"})


class Texts(HTMLParser):
    """The texts of a page with the language that each is marked with."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = [("", "")]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._open.append((tag, dict(attrs).get("lang") or self._open[-1][1]))

    def handle_endtag(self, tag: str) -> None:
        while self._open.pop()[0] != tag:
            pass  # an element whose end may be left out

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_data(self, data: str) -> None:
        tag, language = self._open[-1]
        if data.strip() and tag not in HIDDEN:
            self.found.append((data.strip(), language))


@pytest.mark.parametrize(
    "path",
    [
        "/?lang=en",
        "/?q=携帯電話&lang=en",
        "/?sort=plan&department=総務部&lang=en",
        "/?q=zzzz&lang=en",
        "/programs/2020-3-01?lang=en",
        "/about?lang=en",
        "/nothing?lang=en",
        "/embed/guide?lang=en",
        "/api?lang=en",
    ],
)
@pytest.mark.parametrize("site", ["client", "mihon"])
def test_every_text_is_marked_with_its_language(
    request: pytest.FixtureRequest, site: str, path: str
) -> None:
    client: FlaskClient = request.getfixturevalue(site)
    texts = Texts(client.get(path).get_data(as_text=True)).found
    japanese = [(text, language) for text, language in texts if JAPANESE.search(text)]
    assert japanese
    # A name in an English sentence or in an address belongs to it.
    unmarked = [t for t, language in japanese if language != "ja" and not LATIN.search(t)]
    assert unmarked == []


def test_who_finds_nothing_in_another_language_is_offered_words(client: FlaskClient) -> None:
    page = client.get("/?q=zzzz&lang=en").text
    assert "The programs are in Japanese" in page
    offered = re.findall(r'<a href="(/[?][^"]+)">([^<]+)</a>', page.partition('lang="ja"><li>')[2])
    assert len(offered) >= 5
    for address, text in offered[:5]:
        assert JAPANESE.search(text) or text.isascii()
        assert "lang=en" in address
        assert client.get(unescape(address)).text.count('class="card"') >= 1
    assert "The programs are in Japanese" not in client.get("/?q=zzzz&lang=ja").text
