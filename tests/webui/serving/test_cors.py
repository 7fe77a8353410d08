"""What scripts of other sites may read."""

from tests.webui.test_layers import get, plain
from webui.serving.cors import OpenToAll


def test_scripts_of_other_sites_read_what_is_open() -> None:
    app = OpenToAll(plain)
    assert get(app, "/api/search").headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in get(app, "/").headers
