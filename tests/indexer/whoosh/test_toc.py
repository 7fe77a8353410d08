"""Whoosh's table of contents."""

from pathlib import Path

from whoosh.index import exists_in

from indexer.store.generation import read_manifest
from tests.indexer.whoosh.test_codec import TOC, run


def test_the_table_of_contents_is_a_file_of_the_generation(generation: Path) -> None:
    assert exists_in(str(generation))
    assert TOC in read_manifest(generation).files


def test_equal_schemas_make_equal_tables_of_contents(generation: Path, tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from indexer.whoosh.toc import write_toc;"
        f"write_toc(Path({str(tmp_path)!r}))"
    )
    for seed in ("1", "2"):
        run(code, PYTHONHASHSEED=seed)
        written = tmp_path / TOC
        assert written.read_bytes() == (generation / TOC).read_bytes()
        written.unlink()
