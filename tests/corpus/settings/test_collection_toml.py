"""TOML within limits: each fault is said with its line, and nothing takes long or much."""

import pytest

from corpus.errors import CorpusError
from corpus.settings.collection_toml import MAX_DEPTH, MAX_FILE, MAX_NUMBER, MAX_TEXT, parsed


def test_a_document_is_read_with_or_without_bom() -> None:
    content = f'title = "計画"\nnumber = {MAX_NUMBER}\n[site]\na = [true]\n'
    expected = {"title": "計画", "number": MAX_NUMBER, "site": {"a": [True]}}
    assert parsed(content.encode()) == parsed(content.encode("utf-8-sig")) == expected


@pytest.mark.parametrize(
    ("content", "reason", "row"),
    [
        (b"a = 1\nb = \n", "TOMLとして読めません", 2),
        (b"a = 1\nb = 1\nb = 2\n", "2回書かれています", 3),
        ("# 注\na = '計'".encode("cp932"), "UTF-8ではない", 1),
        (b"a = 1\n" + b'b = "\xff"', "UTF-8ではない", 2),
        (b"# " + b"x" * MAX_FILE, "大きすぎます", None),
        (b"a = '" + b"x" * (MAX_TEXT + 1) + b"'", "「a」が長すぎます", None),
        (f"a = {MAX_NUMBER + 1}".encode(), "数が大きすぎます", None),
        (f"a = -{MAX_NUMBER + 1}".encode(), "数が大きすぎます", None),
        (b"a = " + b"9" * 5_000, "数として読めません", None),
        (b"a." * (MAX_DEPTH + 2) + b"b = 1", "入れ子が深すぎます", None),
        (b"a = " + b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1), "入れ子が深すぎます", None),
        (b"a = " + b"[" * 9_000 + b"]" * 9_000, "入れ子が深すぎます", None),
    ],
)
def test_what_is_wrong_is_said(content: bytes, reason: str, row: int | None) -> None:
    with pytest.raises(CorpusError) as caught:
        parsed(content)
    (problem,) = caught.value.problems
    assert reason in problem.reason
    assert problem.row == row


def test_what_people_write_is_deep_enough() -> None:
    deep = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert parsed(f"a = {deep}".encode())
    assert parsed(".".join("a" * MAX_DEPTH).encode() + b" = 1")


def test_a_key_without_end_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python's reader takes hours for it."""
    monkeypatch.setattr("tomllib.loads", lambda text: pytest.fail("was read"))
    with pytest.raises(CorpusError, match="入れ子が深すぎます"):
        parsed(b".".join([b"a"] * 20_000) + b" = 1")
