"""The pictures' addresses: on every page that is shared, and only where there are pictures."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from webui.share import page
from webui.share.font import japanese_font

PAGES = ("/", "/?q=防災", "/?department=総務部&page=2", "/programs/2020-2-04")


@pytest.mark.parametrize("address", PAGES)
def test_a_page_names_its_picture_which_is_there(client: FlaskClient, address: str) -> None:
    if japanese_font() is None:
        pytest.skip("There is no Japanese font on this machine.")
    (picture,) = re.findall('property="og:image" content="([^"]*)"', client.get(address).text)
    assert picture.startswith("http://localhost/share/")
    answer = client.get(unescape(picture).removeprefix("http://localhost"))
    assert (answer.status_code, answer.content_type) == (200, "image/png")
    assert answer.data.startswith(b"\x89PNG")
    assert len(answer.data) < 60_000


def test_without_a_font_no_page_names_one(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "japanese_font", lambda: None)
    assert "og:image" not in client.get("/programs/2020-2-05?lang=en").text
    assert client.get("/share/programs/2020-2-05.png").status_code == 404


def test_a_program_that_is_not_there_has_no_picture(client: FlaskClient) -> None:
    assert client.get("/share/programs/none.png").status_code == 404
    assert client.get("/share/search.png?sort=colour").status_code == 400
