"""The format's document names every table that is written, and every table has a size."""

from pathlib import Path

from indexer import generation_directory
from indexer.browser import files
from indexer.browser.write import write_search
from tests.indexer.browser import unpacking


def test_the_document_and_the_manifest_name_the_same_tables(
    plan_directory: Path, tmp_path: Path
) -> None:
    write_search(generation_directory(plan_directory), 1, tmp_path)
    manifest = unpacking.manifest(tmp_path)
    assert manifest["format"] == files.FORMAT
    described = {
        line.split()[0]
        for line in (files.__doc__ or "").partition("Tables, by their keys")[2].splitlines()
        if line.startswith("  ") and not line.startswith("   ")
    }
    assert manifest["texts"].keys() | manifest["numbers"].keys() == described
    assert files.CHUNK_BYTES.keys() <= described
