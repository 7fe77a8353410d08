"""The file of a backup: members by name, a list that makes it one, content that is as it was."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.backup import archive as archives
from indexer.backup.archive import (
    COLLECTION,
    GENERATION,
    LIST,
    Contents,
    Member,
    add,
    add_list,
    blocks,
    is_safe,
    read_list,
)
from indexer.backup.errors import BackupUnusable

_PATH = Path("plan.zip")


def _archive(write: Callable[[zipfile.ZipFile], object]) -> zipfile.ZipFile:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        write(made)
    return zipfile.ZipFile(out)


@given(st.dictionaries(st.sampled_from(["a.csv", "b/c.csv"]), st.binary(max_size=40)))
def test_what_goes_in_comes_out(files: dict[str, bytes]) -> None:
    def write(made: zipfile.ZipFile) -> None:
        members = {
            COLLECTION + n: add(made, COLLECTION + n, io.BytesIO(c)) for n, c in files.items()
        }
        add_list(made, Contents("2026-04-01", 3, {"部局": 1}, members))

    made = _archive(write)
    contents = read_list(made, _PATH)
    assert (contents.created, contents.generation, contents.facts) == ("2026-04-01", 3, {"部局": 1})
    assert contents.below(GENERATION) == {}
    assert contents.below(COLLECTION).keys() == files.keys()
    for name, content in files.items():
        member = contents.below(COLLECTION)[name]
        assert b"".join(blocks(made, COLLECTION + name, member, _PATH)) == content


_GOOD = {"format": 1, "created": "", "generation": 1, "facts": {}, "files": {}}


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (None, "ではありません"),
        ("no json", "ではありません"),
        (json.dumps([]), "ではありません"),
        (json.dumps({**_GOOD, "format": 2}), "この版では読めない形式です（2）"),
        (json.dumps({**_GOOD, "files": {"../x": [1, ""]}}), "ではありません"),
        (json.dumps({**_GOOD, "generation": "x"}), "ではありません"),
        ("[" * 100_000, "ではありません"),
        (json.dumps({**_GOOD, "files": {"a": [float("inf"), ""]}}), "ではありません"),
        (
            json.dumps({**_GOOD, "files": {"a": [0, ""]}}).replace("[0,", "[1e999,"),
            "ではありません",
        ),
        (json.dumps({**_GOOD, "facts": {"records": float("nan")}}), "ではありません"),
        (json.dumps({**_GOOD, "files": {"generation/manifest.json": [1, ""]}}), "ではありません"),
        (json.dumps({**_GOOD, "files": {"collection/" + "d/" * 2000: [1, ""]}}), "ではありません"),
    ],
)
def test_another_file_is_no_backup(document: str | None, reason: str) -> None:
    made = _archive(lambda z: z.writestr("x" if document is None else LIST, document or ""))
    with pytest.raises(BackupUnusable) as caught:
        read_list(made, _PATH)
    assert reason in caught.value.reason


def test_a_list_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_LIST", 10)
    with pytest.raises(BackupUnusable, match="目録が大きすぎます"):
        read_list(_archive(lambda z: z.writestr(LIST, json.dumps(_GOOD))), _PATH)


@pytest.mark.parametrize(
    ("member", "reason"),
    [
        (Member(3, "0" * 64), "内容と違います"),
        (Member(2, "0" * 64), "内容と違います"),
        (Member(4, "0" * 64), "内容と違います"),
    ],
)
def test_content_that_is_not_what_was_saved_is_refused(member: Member, reason: str) -> None:
    made = _archive(lambda z: z.writestr("a", b"abc"))
    with pytest.raises(BackupUnusable, match=reason):
        list(blocks(made, "a", member, _PATH))


def test_what_no_zip_reader_knows_is_damage() -> None:
    """A compression of another kind: zipfile raises NotImplementedError."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(LIST, json.dumps(_GOOD))
    content = bytearray(out.getvalue())
    at = content.index(b"PK\x01\x02")
    content[8:10] = content[at + 10 : at + 12] = b"\x63\x00"
    other = zipfile.ZipFile(io.BytesIO(bytes(content)))
    with pytest.raises(BackupUnusable, match="壊れています"):
        read_list(other, _PATH)
    with pytest.raises(BackupUnusable, match="読めません"):
        list(blocks(other, LIST, Member(1, ""), _PATH))


def test_damage_is_told_in_a_line() -> None:
    out, name = io.BytesIO(), "x" * 60_000
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(name, "content")
    content = bytearray(out.getvalue())
    content[content.index(b"x") + 7] ^= 1
    damaged = zipfile.ZipFile(io.BytesIO(bytes(content)))
    with pytest.raises(BackupUnusable) as caught:
        list(blocks(damaged, name, Member(7, ""), _PATH))
    assert len(caught.value.reason.removeprefix(name)) < 200


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a.csv", True),
        ("2021/programs.csv", True),
        ("..a", True),
        ("../a", False),
        ("a/./b", False),
        ("/a", False),
        ("a//b", False),
        ("c:a", False),
        ("a\\b", False),
        ("a\x00", False),
        ("", False),
        ("長" * 85, True),
        ("長" * 86, False),
        ("d/" * 31 + "a", True),
        ("d/" * 32 + "a", False),
        ("\udcff", False),
    ],
)
def test_names_stay_below_their_folder_on_every_system(name: str, safe: bool) -> None:
    assert is_safe(name) is safe
