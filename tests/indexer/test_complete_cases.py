"""The cases of complete_cases.tsv: which programs are said to have all words of a query."""

from pathlib import Path
from typing import NamedTuple

import pytest

from corpus import Collection, Loaded, Program
from corpus.synonyms import COMMON_FILE, read_synonyms
from indexer import LiveIndex, Query, Searcher, update_index

CASES_FILE = Path(__file__).with_name("complete_cases.tsv")
# No case asks for these; they make words as rare as in a real collection.
NEUTRAL = ("遊具を直す。", "店舗を調べる。", "橋を補強する。", "苗木を配る。", "港を浚う。")


class Case(NamedTuple):
    """One line of the file."""

    queries: tuple[str, ...]
    having: tuple[str, ...]
    lacking: tuple[str, ...]
    why: str


def read_cases() -> list[Case]:
    lines = CASES_FILE.read_text(encoding="utf-8").splitlines()
    return [read_case(line) for line in lines if line and not line.startswith("#")]


def read_case(line: str) -> Case:
    queries, having, lacking, why = line.split("\t")
    columns = (queries, having, lacking)
    return Case(*(tuple(filter(None, column.split(" || "))) for column in columns), why)


def searcher_of(case: Case, directory: Path) -> Searcher:
    """Return the searcher of a collection of a case's texts and neutral ones."""
    texts = (*case.having, *case.lacking, *NEUTRAL)
    programs = tuple(
        Program(id=str(number), area="区分", number=number, name="項目", summary=text)
        for number, text in enumerate(texts)
    )
    synonyms, _ = read_synonyms(COMMON_FILE)
    loaded = Loaded(Collection(directory, "cases", areas=("区分",)), programs, synonyms, ())
    update_index(loaded, directory / "index")
    return LiveIndex(directory / "index").searcher()


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.queries[0])
def test_programs_are_complete_that_have_all_words(case: Case, tmp_path: Path) -> None:
    searcher = searcher_of(case, tmp_path)
    for query in case.queries:
        hits = searcher.search(Query(text=query, per_page=100)).hits
        complete = {hit.program.summary for hit in hits if not hit.partial}
        assert complete & {*case.having, *case.lacking} == set(case.having), query
