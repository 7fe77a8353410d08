"""The shipped collection as Whoosh opens it, and as Whoosh itself writes it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from whoosh.filedb.filestore import RamStorage
from whoosh.index import open_dir

from corpus import Program, load
from indexer import generation_directory
from indexer.locations import shipped_collection
from indexer.whoosh.schema import schema, stored_fields


@pytest.fixture(scope="session")
def generation(plan_directory: Path) -> Path:
    """The directory of the shipped plan's generation."""
    return generation_directory(plan_directory)


@pytest.fixture(scope="session")
def records() -> tuple[Program, ...]:
    """The programs of the shipped plan, as the corpus has them."""
    return load(shipped_collection()).programs


@pytest.fixture(scope="module")
def searcher(generation: Path) -> Iterator[Any]:
    """Whoosh's searcher over the generation."""
    with open_dir(str(generation)).searcher() as found:
        yield found


@pytest.fixture(scope="session")
def native(records: tuple[Program, ...]) -> Any:
    """An index of the same fields that Whoosh's own writer and codec made of the records."""
    index = RamStorage().create_index(schema())
    writer = index.writer()
    for program in records:
        given = {name: value for name, value in stored_fields(program).items() if value != ""}
        writer.add_document(**given)
    writer.commit()
    return index
