"""Years in the search files: the threads of the index, and nothing where there is one year."""

import shutil
from pathlib import Path

import pytest

from corpus import load
from indexer import generation_directory, update_index
from indexer.browser.numbering import Numbering
from indexer.browser.records import records
from indexer.browser.years import years_of
from indexer.index.segment import Segment
from indexer.years.folding import Folding

SAMPLE = Path(__file__).parents[2] / "sample_years"


@pytest.fixture(scope="module")
def segment(tmp_path_factory: pytest.TempPathFactory) -> Segment:
    directory = tmp_path_factory.mktemp("years")
    collection = Path(shutil.copytree(SAMPLE, directory / "collection"))
    update_index(load(collection), directory / "index")
    return Segment(generation_directory(directory / "index"))


def nothing_alike(number: int) -> tuple[tuple[int, float], ...]:
    return ()


def test_the_newest_year_is_first_and_every_program_has_a_head_of_the_newest(
    segment: Segment,
) -> None:
    found = years_of(segment)
    assert found["years"] == [2022, 2021, 2020]
    assert len(found["heads"]) == segment.programs
    # A head is its own: nothing became of it.
    assert all(found["heads"][head] == head for head in found["heads"])
    years = [int(segment.program(n).text_of("年度")) for n in range(segment.programs)]
    assert all(years[head] >= year for head, year in zip(found["heads"], years, strict=True))
    assert len(set(found["heads"])) < segment.programs


def test_a_record_has_the_years_of_its_program(segment: Segment) -> None:
    folding = Folding.of(segment)
    assert folding
    for number, record in enumerate(records(segment, Numbering(segment), nothing_alike)):
        program = segment.program(number)
        assert record["years"] == folding.years(number)
        assert program.id in [one.id for one in record["years"]]


def test_a_collection_of_one_year_has_no_years(plan_segment: Segment) -> None:
    assert Folding.of(plan_segment) is None
    assert years_of(plan_segment) == {}
    found = records(plan_segment, Numbering(plan_segment), nothing_alike)
    assert all("years" not in record for record in found)
