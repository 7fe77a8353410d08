"""Opening a generation with Whoosh: its files, its parser, what it refuses, and who pays for it."""

import subprocess
import sys
from pathlib import Path

import pytest
from whoosh.index import exists_in, open_dir
from whoosh.qparser import QueryParser
from whoosh.query import Phrase, Term

from indexer.store.generation import read_manifest
from indexer.whoosh.codec import PROGRAM, ReadOnlyIndex
from indexer.whoosh.fields import TEXT
from tests.indexer.whoosh.parity_index import Opened

ROOT = Path(__file__).parents[3]
TOC = "_MAIN_1.toc"


def run(code: str, **environment: str) -> str:
    """Return what a new Python process prints."""
    command = [sys.executable, "-c", code]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_the_table_of_contents_is_a_file_of_the_generation(shipped: Opened) -> None:
    assert exists_in(str(shipped.path))
    assert TOC in read_manifest(shipped.path).files


def test_equal_schemas_make_equal_tables_of_contents(shipped: Opened, tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from indexer.whoosh.view import write_toc;"
        f"write_toc(Path({str(tmp_path)!r}))"
    )
    for seed in ("1", "2"):
        run(code, PYTHONHASHSEED=seed)
        written = tmp_path / TOC
        assert written.read_bytes() == (shipped.path / TOC).read_bytes()
        written.unlink()


def test_whooshs_parser_uses_our_analyzer(shipped: Opened) -> None:
    parser = QueryParser(TEXT, open_dir(str(shipped.path)).schema)
    query = parser.parse("防災事務連絡システム")
    assert query == Phrase(TEXT, ["防災", "事務", "連絡", "システム"])
    (hit,) = shipped.whoosh.search(query)
    assert hit[PROGRAM]["name"] == "防災事務連絡システム"
    assert parser.parse("ｼｽﾃﾑ") == Term(TEXT, "システム")


def test_near_and_like_words_are_found_by_whooshs_own_means(shipped: Opened) -> None:
    reader = shipped.whoosh.reader()
    assert list(reader.terms_within(TEXT, "クラウト", 1)) == ["クラウド"]
    prefixed = [term.decode() for term in reader.expand_prefix(TEXT, "防")]
    assert prefixed == [term for term in shipped.segment.terms if term.startswith("防")]
    assert next(iter(reader.terms_from(TEXT, "防"))) == (TEXT, prefixed[0].encode())


def test_words_that_no_program_has_are_no_terms(shipped: Opened) -> None:
    reader = shipped.whoosh.reader()
    assert (TEXT, "水族館") not in reader
    assert reader.doc_frequency(TEXT, "水族館") == 0
    assert not shipped.whoosh.search(Term(TEXT, "水族館"))


def test_a_published_generation_is_not_written_to(shipped: Opened) -> None:
    with pytest.raises(ReadOnlyIndex):
        open_dir(str(shipped.path)).writer()


def test_searching_does_not_load_whoosh(shipped: Opened) -> None:
    code = (
        "import sys; from pathlib import Path; from indexer import LiveIndex, Query;"
        f"print(LiveIndex(Path({str(shipped.path.parent)!r})).searcher().search(Query('防災')).total);"
        "print([name for name in sys.modules if name.split('.')[0] == 'whoosh'])"
    )
    total, modules = run(code).splitlines()
    assert int(total) > 0
    assert modules == "[]"
