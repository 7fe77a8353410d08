"""What the system refuses is told with a remedy."""

import errno
from pathlib import Path

import pytest

from indexer import LiveIndex, Searcher
from webui import Settings, create_app
from webui.operations.refused import note_refused, refused


@pytest.mark.parametrize(
    ("error", "remedy"),
    [
        (OSError(errno.EMFILE, "Too many open files"), "LimitNOFILE"),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), "more memory"),
        (MemoryError(), "more memory"),
    ],
)
def test_what_the_system_refuses_is_a_503_and_one_line_with_the_remedy(
    plan_index: LiveIndex,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    remedy: str,
) -> None:
    def refuse(*_: object) -> object:
        raise error

    client = create_app(Settings(), plan_index).test_client()
    monkeypatch.setattr(Searcher, "search", refuse)
    page, document = client.get("/?q=防災"), client.get("/api/search?q=防災")
    assert (page.status_code, document.status_code) == (503, 503)
    assert document.mimetype == "application/problem+json"
    assert len(caplog.records) == 2
    for record in caplog.records:
        assert remedy in record.message
        assert record.exc_info is None


def test_what_was_noted_is_told_until_something_is_published(tmp_path: Path) -> None:
    assert refused(tmp_path) == refused(None) == ()
    note_refused(tmp_path, ["programs.csv 2行: 名称がありません。", "直してください。"])
    assert refused(tmp_path) == ("programs.csv 2行: 名称がありません。", "直してください。")
    note_refused(tmp_path, [])
    assert refused(tmp_path) == ()
    assert [path.name for path in tmp_path.iterdir()] == ["refused"]
