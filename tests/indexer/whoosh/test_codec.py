"""Opening a generation with Whoosh: what it costs, what it needs, what it refuses."""

import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from whoosh.index import open_dir

from indexer.whoosh.codec import ReadOnlyIndex
from indexer.whoosh.schema import FieldTable

ROOT = Path(__file__).parents[3]
TOC = "_MAIN_1.toc"


def run(code: str, **environment: str) -> str:
    """Return what a new Python process prints."""
    command = [sys.executable, "-c", code]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_a_plain_program_needs_nothing_but_the_package(generation: Path) -> None:
    code = (
        "import indexer; from whoosh.index import open_dir; from whoosh.query import Term;"
        f"index = open_dir({str(generation)!r}); searcher = index.searcher();"
        "print(index.doc_count(), len(searcher.search(Term('name', '防災'))));"
        "print(sorted(searcher.schema.names()))"
    )
    counts, names = run(code).splitlines()
    assert counts == "110 3"
    assert {"id", "name", "summary", "targets", "keywords", "department"} < set(eval(names))


def test_opening_loads_nothing_of_sudachi(generation: Path) -> None:
    code = (
        "import pickletools, pathlib;"
        f"data = pathlib.Path({str(generation / TOC)!r}).read_bytes();"
        "print('sudachi' in repr(data).lower())"
    )
    assert run(code).strip() == "False"
    assert b"sudachi" not in pickle.dumps(FieldTable(()).schema).lower()


def test_an_index_opened_twice_is_told_the_same(generation: Path) -> None:
    first, second = open_dir(str(generation)), open_dir(str(generation))
    assert first.schema.names() == second.schema.names() == FieldTable(()).schema.names()
    assert first.doc_count() == second.doc_count_all() == 110


def test_a_word_that_no_program_has_is_no_term(searcher: Any) -> None:
    reader = searcher.reader()
    assert ("name", "水族館") not in reader
    assert reader.doc_frequency("name", "水族館") == 0


def test_a_published_generation_is_not_written_to(generation: Path) -> None:
    with pytest.raises(ReadOnlyIndex):
        open_dir(str(generation)).writer()


def test_searching_does_not_load_whoosh(plan_directory: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from indexer import LiveIndex, Query;"
        f"print(LiveIndex(Path({str(plan_directory)!r})).searcher().search(Query('防災')).total);"
        "print([name for name in sys.modules if name.split('.')[0] == 'whoosh'])"
    )
    total, modules = run(code).splitlines()
    assert int(total) > 0
    assert modules == "[]"
