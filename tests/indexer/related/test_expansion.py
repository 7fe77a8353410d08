"""The file of related words: what is written comes back, damage is told with its line."""

import errno
import os
import sys
from pathlib import Path

import pytest

import corpus
from indexer.related.expansion import (
    FILE_NAME,
    RelatedUnreadable,
    RelatedWord,
    read_related,
    write_related,
)
from indexer.related.related_words import LEAST_SIMILARITY, MOST_RELATED, vocabulary

SHIPPED = Path(corpus.__file__).parent / "fukushima_ict_2020"
ROWS = (
    RelatedWord("農家", "農業", 0.71),
    RelatedWord("農家", "農地", 0.61),
    RelatedWord("店", "店舗", 0.76),
)


def _file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / FILE_NAME
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_written_comes_back_nearest_first(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    write_related(path, (ROWS[1], ROWS[0], ROWS[2]))
    assert read_related(path) == {"農家": (("農業", 0.71), ("農地", 0.61)), "店": (("店舗", 0.76),)}


def test_the_file_names_its_source_and_licence_above_the_headings(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    write_related(path, ROWS)
    above, _, below = path.read_text(encoding="utf-8-sig").partition("語,関連語,類似度")
    assert "chiVe" in above
    assert "Apache License 2.0" in above
    assert "ja-ginza 5.3.0" in above
    assert all(line.startswith("#") for line in above.splitlines())
    assert "#" not in below


def test_without_a_file_nothing_is_related(tmp_path: Path) -> None:
    assert read_related(tmp_path / FILE_NAME) == {}


def test_a_table_without_rows_is_empty(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    write_related(path, ())
    assert read_related(path) == {}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("農家,農業,0.7\n", 1),
        ("# 注\n語,関連語\n", 2),
        ("語,関連語,類似度\n農家,農業\n", 2),
        ("語,関連語,類似度\n店,店舗,0.76\n農家,農業,近い\n", 3),
        ("語,関連語,類似度\n農家,農業,0\n", 2),
        ("語,関連語,類似度\n農家,農業,1.01\n", 2),
        ("語,関連語,類似度\n農家,農業,nan\n", 2),
        ("語,関連語,類似度\n,農業,0.7\n", 2),
        ("語,関連語,類似度\n農家,,0.7\n", 2),
        ("語,関連語,類似度\n農家,農業,0.7,0.8\n", 2),
    ],
)
def test_damage_is_told_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(RelatedUnreadable) as caught:
        read_related(_file(tmp_path, text))
    assert caught.value.line == line
    assert f"line {line}:" in str(caught.value)


def test_another_encoding_is_damage(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes("語,関連語,類似度\r\n農家,農業,0.7\r\n".encode("cp932"))
    with pytest.raises(RelatedUnreadable, match="UTF-8"):
        read_related(path)


def test_the_shipped_table_is_one_of_the_shipped_programs() -> None:
    """A table of other programs, or of another analyzer's terms, would lead nowhere."""
    table = read_related(SHIPPED / FILE_NAME)
    terms = vocabulary(corpus.load(SHIPPED).programs)
    assert len(table) > 5_000
    for word, found in table.items():
        assert 1 <= len(found) <= MOST_RELATED
        assert all(LEAST_SIMILARITY <= similarity <= 1 for _, similarity in found)
        assert all(term in terms and term != word for term, _ in found), word


@pytest.mark.skipif(sys.platform == "win32", reason="has no pipes in the file system")
def test_a_pipe_in_its_place_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / FILE_NAME)
    with pytest.raises(RelatedUnreadable, match="no ordinary file"):
        read_related(tmp_path / FILE_NAME)


def test_what_cannot_be_read_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    path = _file(tmp_path, "")
    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(RelatedUnreadable, match="Permission denied"):
        read_related(path)
