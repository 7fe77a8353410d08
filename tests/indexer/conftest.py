"""What the tests of the engine share: the shipped plan, indexed once, and small indexes."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus import Collection, Loaded, Program, SynonymRow, load
from indexer import LiveIndex, Searcher, update_index
from indexer.cli import sesaku
from indexer.embedded.engine import EmbeddedEngine
from indexer.index.segment import Segment
from indexer.locations import shipped_collection
from indexer.store.storage import Store
from tests.indexer import own_columns_sample
from tests.indexer.commands.cli_collection import Run

# Builds an index of a few programs; each call in a directory of its own.
BuildSmall = Callable[..., Path]


@pytest.fixture
def run() -> Run:
    """The command line in this process: arguments in, result out."""

    def run(*arguments: str | Path) -> Result:
        return CliRunner().invoke(sesaku, [str(one) for one in arguments])

    return run


@pytest.fixture(scope="session")
def plan_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the shipped plan. Nobody may publish there."""
    directory = tmp_path_factory.mktemp("plan-index")
    update_index(load(shipped_collection()), directory)
    return directory


@pytest.fixture(scope="session")
def plan(plan_directory: Path) -> Searcher:
    """The searcher of the shipped plan."""
    return LiveIndex(plan_directory).searcher()


@pytest.fixture(scope="session")
def plan_segment(plan_directory: Path) -> Segment:
    """The files of the shipped plan's generation."""
    return open_segment(plan_directory)


@pytest.fixture(scope="session")
def build_small(tmp_path_factory: pytest.TempPathFactory) -> BuildSmall:
    """A function that indexes programs, with synonyms if wanted, and returns the directory."""

    def build(programs: Sequence[Program], synonyms: Sequence[SynonymRow] = ()) -> Path:
        directory = tmp_path_factory.mktemp("small-index")
        update_index(loaded(programs, synonyms, directory / "collection"), directory / "index")
        return directory / "index"

    return build


@pytest.fixture(scope="session")
def searcher_of(build_small: BuildSmall) -> Callable[..., Searcher]:
    """A function that indexes programs, with synonyms if wanted, and returns their searcher."""
    return lambda *args: LiveIndex(build_small(*args)).searcher()


@pytest.fixture(scope="session")
def segment_of(build_small: BuildSmall) -> Callable[..., Segment]:
    """A function that indexes programs, with synonyms if wanted, and returns their segment."""
    return lambda *args: open_segment(build_small(*args))


@pytest.fixture(scope="session")
def own_searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """The search of a small collection with columns of its own."""
    directory = tmp_path_factory.mktemp("own")
    update_index(own_columns_sample.load(directory), directory / "index")
    segment = open_segment(directory / "index")
    return Searcher(EmbeddedEngine(segment), 1)


def loaded(programs: Sequence[Program], synonyms: Sequence[SynonymRow], directory: Path) -> Loaded:
    """A collection of these programs, as the corpus hands it over."""
    areas = tuple(dict.fromkeys(program.area for program in programs if program.area))
    departments = tuple(dict.fromkeys(one.department for one in programs if one.department))
    collection = Collection(directory, "試験", areas=areas, departments=departments)
    return Loaded(collection, tuple(programs), tuple(synonyms), ())


def open_segment(directory: Path) -> Segment:
    generation = Store(directory).current()
    assert generation is not None
    return Segment(generation.path)
