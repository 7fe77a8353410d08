"""An import is written whole, and the file before is never lost."""

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from corpus import check, columns, load
from corpus.errors import CorpusError
from corpus.importing import Import, read_import, write_import
from corpus.record import Program
from tests.corpus.importing.import_files import HEADINGS, ROWS, csv_bytes, import_bytes

PRESENT = Program("2026-1-01", "復興", 1, "前の事業")


def _import(tmp_path: Path, *present: Program) -> Import:
    content = csv_bytes([HEADINGS, *ROWS])
    return import_bytes(tmp_path, content, "a.csv", *present, toml="fiscal_year = 2026")


def test_the_first_import_keeps_nothing(tmp_path: Path) -> None:
    written = write_import(_import(tmp_path))
    assert written is not None
    assert written.previous is None
    assert written.path.read_bytes().startswith("\ufeffID,".encode())


def test_the_file_before_is_kept_byte_for_byte(tmp_path: Path) -> None:
    imported = _import(tmp_path, PRESENT)
    programs = tmp_path / "collection" / "programs.csv"
    before = programs.read_bytes()
    written = write_import(imported)
    assert written is not None
    assert written.previous is not None
    assert written.previous.parent == programs.parent / "previous"
    assert written.previous.read_bytes() == before != programs.read_bytes()


def test_every_import_keeps_its_own(tmp_path: Path) -> None:
    """Three imports within a second: no name is used twice."""
    path = tmp_path / "a.csv"
    kept = []
    for number in range(3):
        path.write_bytes(csv_bytes([["ID", "事業名"], ["a", f"{number}回目"]]))
        written = write_import(read_import(path, tmp_path))
        assert written is not None
        kept.append(written.previous)
    assert kept[0] is None
    assert len(list((tmp_path / "previous").iterdir())) == 2
    texts = [previous.read_text("utf-8-sig") for previous in kept if previous is not None]
    assert ["0回目" in texts[0], "1回目" in texts[1]] == [True, True]


def test_the_kept_file_can_be_imported_again(tmp_path: Path) -> None:
    written = write_import(_import(tmp_path, PRESENT))
    assert written is not None
    assert written.previous is not None
    write_import(read_import(written.previous, tmp_path / "collection"))
    imported = read_import(written.previous, tmp_path / "collection")
    assert imported.programs == (PRESENT,)
    assert write_import(imported) is None


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_a_link_to_a_shared_file_stays_a_link(tmp_path: Path) -> None:
    imported = _import(tmp_path, PRESENT)
    programs, shared = tmp_path / "collection" / "programs.csv", tmp_path / "shared.csv"
    before = programs.rename(shared).read_bytes()
    programs.symlink_to(shared)
    written = write_import(imported)
    assert written is not None
    assert written.previous is not None
    assert written.previous.read_bytes() == before
    assert programs.is_symlink()
    assert "広報事業" in shared.read_text("utf-8-sig")


def test_the_same_content_is_not_written(tmp_path: Path) -> None:
    write_import(_import(tmp_path))
    again = read_import(tmp_path / "a.csv", tmp_path / "collection")
    assert write_import(again) is None
    assert not (tmp_path / "collection" / "previous").exists()


def test_programs_csv_that_excel_saved_is_mended_by_importing_it(tmp_path: Path) -> None:
    """Excel made dates of the ids and saved in CP932."""
    path = tmp_path / "programs.csv"
    rows = [columns.HEADINGS, ["2026/2/4", "", "", "〇", "", "髙齢者の①", *[""] * 6]]
    path.write_bytes(csv_bytes(rows, "cp932"))
    assert [error.reason for error in check(tmp_path).errors] == ["IDが日付になっています。"]
    written = write_import(read_import(path, tmp_path))
    assert written is not None
    assert check(tmp_path).problems == ()
    assert load(tmp_path).programs == (Program("2026-2-04", "", None, "髙齢者の①", is_new=True),)


def test_errors_keep_it_from_being_written(tmp_path: Path) -> None:
    content = csv_bytes([["ID", "事業名"], ["a", "甲"], ["a", "乙"]])
    imported = import_bytes(tmp_path, content, "a.csv", PRESENT)
    before = _files(tmp_path / "collection")
    with pytest.raises(CorpusError):
        write_import(imported)
    assert _files(tmp_path / "collection") == before


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    imported = _import(tmp_path, PRESENT)
    (tmp_path / "collection" / "programs.csv").write_bytes(b"theirs")
    with pytest.raises(CorpusError) as caught:
        write_import(imported)
    assert "ほかの人" in caught.value.problems[0].reason
    assert (tmp_path / "collection" / "programs.csv").read_bytes() == b"theirs"


@pytest.mark.parametrize("failing", ["fsync", "replace"])
@pytest.mark.parametrize("call", [1, 2])
def test_a_full_disk_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str, call: int
) -> None:
    """At the first call the file before is being kept, at the second the new one written."""
    imported = _import(tmp_path, PRESENT)
    programs = tmp_path / "collection" / "programs.csv"
    before = programs.read_bytes()
    function = getattr(os, failing)
    # Keeping syncs twice, the file and its directory.
    due = call if failing == "replace" else 2 * call - 1
    calls = iter(range(1, 100))

    def fail(*arguments: object) -> object:
        if next(calls) == due:
            raise OSError(28, "No space left on device")
        return function(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(os, failing, fail)
        with pytest.raises(OSError, match="No space"):
            write_import(imported)
    assert programs.read_bytes() == before
    assert [path for path in programs.parent.rglob(".*")] == []
    assert write_import(read_import(tmp_path / "a.csv", programs.parent)) is not None


@pytest.mark.skipif(sys.platform == "win32", reason="no directory is synced there")
def test_a_drive_that_syncs_no_directories_and_gives_no_rights_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported = _import(tmp_path, PRESENT)
    sync = os.fsync

    def sync_files(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        sync(handle)

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "fsync", sync_files)
    monkeypatch.setattr(os, "chmod", refuse)
    written = write_import(imported)
    assert written is not None
    assert "広報事業" in written.path.read_text("utf-8-sig")


def _files(directory: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in directory.rglob("*") if path.is_file()}
