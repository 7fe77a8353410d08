"""Style sheets and scripts under addresses of their version."""

from flask.testing import FlaskClient


def test_assets_are_kept_for_good_under_an_address_with_their_version(client: FlaskClient) -> None:
    html = client.get("/").get_data(as_text=True)
    start = html.index("/static/site.css?v=")
    address = html[start : html.index('"', start)]
    with client.get(address) as versioned, client.get("/static/site.css") as plain:
        assert versioned.status_code == 200
        assert "immutable" in versioned.headers["Cache-Control"]
        assert "immutable" not in plain.headers.get("Cache-Control", "")
