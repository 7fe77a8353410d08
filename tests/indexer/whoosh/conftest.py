"""The shipped collection as Whoosh opens it, and as Whoosh itself writes it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from whoosh.codec import whoosh3
from whoosh.filedb.filestore import RamStorage
from whoosh.index import open_dir

from corpus import Loaded, Program, load
from indexer import generation_directory, update_index
from indexer.locations import shipped_collection
from indexer.whoosh.schema import FieldTable
from tests.indexer import own_columns_sample

# The shipped plan has no keywords.
KEYWORDS = (
    ("ドローン", "空からの情報システム"),
    ("見守り",),
    ("ＲＰＡ", "情報システム", "自動化"),
    (),
)


@pytest.fixture(scope="session")
def plan() -> Loaded:
    """The shipped plan, with keywords for most of its programs."""
    shipped = load(shipped_collection())
    keywords = zip(shipped.programs, cycle(KEYWORDS), strict=False)
    return replace(shipped, programs=tuple(replace(one, keywords=own) for one, own in keywords))


@pytest.fixture(scope="session")
def generation(plan: Loaded, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of the plan's generation."""
    directory = tmp_path_factory.mktemp("whoosh")
    update_index(plan, directory)
    return generation_directory(directory)


@pytest.fixture(scope="session")
def records(plan: Loaded) -> tuple[Program, ...]:
    """The programs of the plan, as the corpus has them."""
    return plan.programs


@pytest.fixture(scope="module")
def searcher(generation: Path) -> Iterator[Any]:
    """Whoosh's searcher over the generation."""
    with open_dir(str(generation)).searcher() as found:
        yield found


@pytest.fixture(scope="session")
def native(records: tuple[Program, ...]) -> Iterator[Any]:
    """An index of the same fields that Whoosh's own writer and codec made of the records.

    Whoosh's codec rounds lengths, from 11 on, to what fits into a byte. Ours are exact, and so are
    these: no text of the plan is longer than a byte says.
    """
    table = FieldTable(())
    index = RamStorage().create_index(table.schema)
    with pytest.MonkeyPatch.context() as patched:
        for name in ("length_to_byte", "byte_to_length"):
            patched.setattr(whoosh3, name, lambda length: length)
        writer = index.writer()
        for program in records:
            given = {name: value for name, value in table.stored(program).items() if value != ""}
            writer.add_document(**given)
        writer.commit()
        yield index


@pytest.fixture(scope="module")
def ours(generation: Path) -> Iterator[Any]:
    with open_dir(str(generation)).searcher() as searcher:
        yield searcher


@pytest.fixture(scope="module")
def theirs(native: Any) -> Iterator[Any]:
    with native.searcher() as searcher:
        yield searcher


@pytest.fixture(scope="module")
def grants(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    return own_columns_sample.load(tmp_path_factory.mktemp("grants"))
