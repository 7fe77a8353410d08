"""What can be saved of a result: every file says what was searched for."""

from flask.testing import FlaskClient


def test_the_names_of_the_files_say_what_was_searched_for(client: FlaskClient) -> None:
    html = client.get("/download?q=災害 連絡").text
    for kind in ("xlsx", "csv", "json"):
        assert f"programs_災害_連絡.{kind}" in html


def test_the_address_of_the_search_is_there_to_keep(client: FlaskClient) -> None:
    html = client.get("/download?q=防災&page=3&lang=en").text
    assert "http://localhost/?q=%E9%98%B2%E7%81%BD<" in html
