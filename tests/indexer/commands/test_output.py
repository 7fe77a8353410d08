"""What commands print arrives as it is, whatever reads it."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.commands import output
from tests.indexer.commands.test_process import ROOT, SESAKU, sesaku


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
)
def test_japanese_arrives_where_the_locale_has_none(
    shipped_index: str, environment: dict[str, str]
) -> None:
    result = sesaku("search", "--new", "--index", shipped_index, **environment)
    assert result.returncode == 0
    assert "13件" in result.stdout.decode("utf-8")
    problems = sesaku("index", "no-such-directory", **environment)
    assert "ファイルもフォルダーもありません" in problems.stderr.decode("utf-8")


def test_a_terminal_in_cp932_gets_cp932(shipped_index: str) -> None:
    result = sesaku("search", "--new", "--index", shipped_index, PYTHONIOENCODING="cp932")
    assert "13件" in result.stdout.decode("cp932")


def test_json_is_utf_8_whatever_the_locale(shipped_index: str) -> None:
    result = sesaku("search", "防災", "--index", shipped_index, "--json", PYTHONIOENCODING="cp932")
    assert json.loads(result.stdout.decode("utf-8"))["query"] == "防災"


def test_a_closed_pipe_ends_quietly(shipped_index: str) -> None:
    process = subprocess.Popen(
        [*SESAKU, "search", "--limit", "100", "--index", shipped_index],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    complaint = process.stderr.read()
    process.stderr.close()
    process.wait(120)
    assert b"Traceback" not in complaint


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "command",
    [
        ("search", "防災"),
        ("export", "--format", "json"),
        ("analyze", "防災"),
        ("--help",),
        ("--version",),
        ("search", "--help"),
        ("backup", "--help"),
    ],
)
def test_a_full_disk_behind_standard_output_is_one_line(
    shipped_index: str, command: tuple[str, ...], unbuffered: str
) -> None:
    options = ("--index", shipped_index) if command == ("search", "防災") else ()
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            [*SESAKU, *command, *options],
            cwd=ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=120,
        )
    assert result.returncode == 1
    assert result.stderr.decode().startswith("sesaku: 出力先: ディスクがいっぱいです。")
    assert result.stderr.count(b"\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_wrong_usage_with_a_full_disk_behind_standard_error_ends_in_no_code_of_pythons() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*SESAKU, "search", "--no-such"], cwd=ROOT, stderr=full, timeout=120)
    assert done.returncode in (1, 2)


@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ),
    st.integers(1, 9),
)
def test_json_in_parts_is_the_whole(document: object, pieces: int) -> None:
    with pytest.MonkeyPatch.context() as smaller:
        smaller.setattr(output, "_PIECES", pieces)
        written = output.json_bytes(document)
    assert json.loads(written) == document
    whole = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    assert written == whole.encode("utf-8", "backslashreplace")
