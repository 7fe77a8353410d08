"""What stops a command is a line with a remedy, and its exit code."""

import errno
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from indexer.commands import failure
from indexer.locations import index_directory
from indexer.store.storage import Store
from tests.indexer.commands.cli_collection import PROGRAMS, Run, write_programs


def test_busy_is_an_exit_code(run: Run, collection: Path, index: Path) -> None:
    with Store(index).update():
        result = run("index", collection, "--index", index)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "が更新しています" in result.stderr


def test_an_index_that_cannot_be_read_is_named(run: Run, collection: Path, tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)  # refused to root as well
    for command in (("index", collection), ("search", "避難"), ("rollback", collection)):
        result = run(*command, "--index", loop)
        assert (result.exit_code, result.stdout) == (4, ""), command
        assert str(loop) in result.stderr


def test_what_cannot_be_read_is_not_called_wrong_usage(
    run: Run, collection: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody asks beforehand, so that it is told by what reads it, with its exit code."""
    monkeypatch.setattr("os.access", lambda *_: False)
    for command in (("check", collection), ("index", collection), ("search", "避難")):
        options = () if command[0] == "check" else ("--index", index)
        assert run(*command, *options).exit_code == 0, command


def test_damaged_index_is_named_with_a_remedy(run: Run, collection: Path, index: Path) -> None:
    (index / "current").write_bytes(b"nonsense")
    for command in (("index", collection), ("search", "避難"), ("rollback", collection)):
        result = run(*command, "--index", index)
        assert result.exit_code == 4, command
        assert len(result.stderr.splitlines()) == 1
        assert "`sesaku index" in result.stderr


def test_index_that_cannot_be_written(run: Run, collection: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a directory")
    result = run("index", collection, "--index", tmp_path / "file" / "index")
    assert result.exit_code == 4
    assert "書き込めません" in result.stderr


def test_a_remedy_names_the_folders_that_were_given(run: Run, collection: Path) -> None:
    assert run("index", collection).exit_code == 0
    told = run("rollback", collection).stderr
    assert f"`sesaku index {collection}`" in told
    write_programs(collection, PROGRAMS[:1])
    assert f"`sesaku index {collection} --force`" in run("index", collection).stderr
    directory = index_directory(collection)
    for path in directory.glob("g*/records.jsonl"):
        path.write_bytes(b"x")
    for command in (["index", collection], ["search", "防災", "--collection", collection]):
        told = run(*command).stderr
        assert f"`sesaku rollback {collection}`" in told
        assert f"`sesaku index {collection} --full`" in told
    told = run("search", "防災", "--index", directory).stderr
    assert f"`sesaku index DIR --full --index {directory}`" in told


def test_without_memory_to_find_out_it_is_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(error: BaseException) -> None:
        raise MemoryError

    monkeypatch.setattr(failure, "_looked_up", refuse)
    for error in (MemoryError(), LookupError("while memory ran out")):
        found = failure.failure_of(error)
        assert found is not None
        assert found.exit_code == 1
        assert "メモリが足りません" in found.lines[0]


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        OSError(errno.ENOMEM, "Cannot allocate memory"),
        ImportError("libx.so: failed to map segment from shared object"),
        BrokenProcessPool("a worker was ended"),
    ],
)
def test_whatever_says_that_memory_ran_out_is_one_line(error: Exception) -> None:
    found = failure.failure_of(error)
    assert found is not None
    assert found.exit_code == 1
    assert ["メモリが足りません" in line for line in found.lines] == [True]
