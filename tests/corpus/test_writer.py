"""Files are replaced whole or not at all."""

import os
from pathlib import Path

import pytest

from corpus.record import Program
from corpus.writer import csv_cells, further_headings, place_headings, write_atomically


def test_replaces_and_keeps_the_mode(tmp_path: Path) -> None:
    path = tmp_path / "programs.csv"
    write_atomically(path, b"one")
    path.chmod(0o600)
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o600
    assert os.listdir(tmp_path) == ["programs.csv"]


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    path = tmp_path / "programs.csv"
    path.write_bytes(b"one")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, failing, fail)
        with pytest.raises(OSError, match="No space"):
            write_atomically(path, b"two")
    assert path.read_bytes() == b"one"
    assert os.listdir(tmp_path) == ["programs.csv"]


@pytest.mark.parametrize(
    ("page", "row", "headings"),
    [
        (None, None, ()),
        (12, None, ("原典ページ",)),
        (None, 3, ("原典行",)),
        (12, 3, ("原典ページ", "原典行")),
    ],
)
def test_where_the_source_has_a_program(
    page: int | None, row: int | None, headings: tuple[str, ...]
) -> None:
    program = Program(
        "1", "", None, "訓練", source_page=page, source_row=row, extra=(("備考", "甲"),)
    )
    assert place_headings([program]) == headings
    further = further_headings([program])
    assert further == (*headings, "備考")
    known = [str(place) for place in (page, row) if place is not None]
    assert csv_cells(program, further)[12:] == (*known, "甲")
