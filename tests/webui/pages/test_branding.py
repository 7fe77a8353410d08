"""A site's own face."""

import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corpus import load
from indexer import LiveIndex, update_index
from tests.indexer.commands.hanging_drive import hanging, needs_hanging_drive
from tests.webui.conftest import MIHON
from tests.webui.pages.test_pages import links, page, text_of
from webui import Settings, create_app
from webui.service import current


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


@needs_hanging_drive
def test_a_drive_that_hangs_leaves_the_last_logo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every page has one: whoever waited for it would keep others from every page."""
    collection = Path(shutil.copytree(MIHON, tmp_path / "plan"))
    update_index(load(collection), tmp_path / "index")
    app = create_app(Settings(collection=collection), LiveIndex(tmp_path / "index"))
    client = app.test_client()
    monkeypatch.setattr(current, "LOGO_WAIT", 60.0)
    before = client.get("/logo")
    assert before.status_code == 200
    monkeypatch.setattr(current, "LOGO_WAIT", 0.01)
    with hanging(collection):
        assert client.get("/logo").data == before.data
    (collection / "logo.svg").unlink()
    monkeypatch.setattr(current, "LOGO_WAIT", 60.0)
    client.get("/logo")  # which may be the answer that was waited for
    assert client.get("/logo").status_code == 404
