"""A site's own face."""

from flask.testing import FlaskClient

from tests.webui.pages.test_pages import links, page, text_of


def test_the_second_collection_has_a_face_of_its_own(mihon: FlaskClient) -> None:
    html = page(mihon, "/")
    text = text_of(html)
    for expected in (
        "みほん市の事業をさがす",
        "21件の事業",
        "みほん市 総務局 計画課",
        "今年度から",
    ):
        assert expected in text
    assert "施策" not in text
    assert "福島" not in text
    style = mihon.get(next(link for link in links(html) if link.startswith("/theme.css")))
    assert "#00693e" in style.get_data(as_text=True)
    logo = mihon.get("/logo")
    assert logo.mimetype == "image/svg+xml"
    assert "sandbox" in logo.headers["Content-Security-Policy"]
