"""The page about the API."""

from flask.testing import FlaskClient


def test_the_page_names_all_that_the_description_has(client: FlaskClient) -> None:
    page = client.get("/api?lang=ja").text
    document = client.get("/api/openapi.json?lang=ja").json
    for path in document["paths"]:
        assert f"<code>GET {path}</code>" in page
    for name, shape in document["components"]["schemas"].items():
        assert f'id="{name}"' in page
        for field in shape["properties"]:
            assert f"<code>{field}</code>" in page
