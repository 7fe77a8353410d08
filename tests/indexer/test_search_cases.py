"""The cases of search_cases.tsv: each on a collection of its own, of its texts and neutral ones."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from corpus import Collection, Loaded, Program
from corpus.synonyms import COMMON_FILE, read_synonyms
from indexer import LiveIndex, Query, update_index
from indexer.answer.results import Hit, SearchResults

CASES_FILE = Path(__file__).with_name("search_cases.tsv")
# Programs that no case asks for, so that the words of the texts are rare as in a real collection.
NEUTRAL = (
    "公園の遊具を点検する。",
    "商店街の空き店舗を調べる。",
    "橋の耐震補強を進める。",
    "文化祭の出演者を募集する。",
    "苗木を配布して緑を増やす。",
    "水質を検査して結果を報告する。",
    "古い校舎を取り壊す。",
    "特産品の包装を新しくする。",
    "駅前の駐輪場を広げる。",
    "温泉旅館の組合を支える。",
    "伝統芸能の後継者を育てる。",
    "港の浚渫を行う。",
)


@dataclass(frozen=True)
class Case:
    """One line of the file."""

    queries: tuple[str, ...]
    matching: tuple[str, ...]
    rejected: tuple[str, ...]
    check: str
    argument: str
    why: str

    def __str__(self) -> str:
        return self.queries[0]

    @property
    def first(self) -> tuple[str, ...]:
        """The texts that rank above the matching ones."""
        return (self.argument,) if self.check == "first" else ()


def read_cases() -> list[Case]:
    lines = CASES_FILE.read_text(encoding="utf-8").splitlines()
    return [read_case(line) for line in lines if not line.startswith("#")]


def read_case(line: str) -> Case:
    queries, matching, rejected, check, why = line.split("\t")
    name, _, argument = check.partition(" ")
    return Case(parts(queries), parts(matching), parts(rejected), name, argument, why)


def parts(column: str) -> tuple[str, ...]:
    return tuple(part.replace("\\n", "\n") for part in column.split(" || ") if part)


def collection(directory: Path, texts: dict[str, str]) -> Loaded:
    """Return a collection whose programs have the texts as summaries, under one neutral name."""
    neutral = {f"neutral-{at}": text for at, text in enumerate(NEUTRAL)}
    programs = tuple(
        Program(id=id_, area="区分", number=number, name="項目", summary=text)
        for number, (id_, text) in enumerate((texts | neutral).items(), 1)
    )
    synonyms, _ = read_synonyms(COMMON_FILE)
    return Loaded(Collection(directory, "cases", areas=("区分",)), programs, synonyms, ())


Searched = Callable[[Case], dict[str, SearchResults]]


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Searched:
    """The results of each query of a case, over a collection of its texts; found once."""

    @cache
    def found(case: Case) -> dict[str, SearchResults]:
        texts = {
            f"{role}-{at}": text
            for role in ("first", "matching", "rejected")
            for at, text in enumerate(getattr(case, role))
        }
        index = tmp_path_factory.mktemp("case")
        update_index(collection(index, texts), index)
        searcher = LiveIndex(index).searcher()
        return {text: searcher.search(Query(text=text, per_page=100)) for text in case.queries}

    return found


CASES = read_cases()


def of(*checks: str) -> pytest.MarkDecorator:
    chosen = [case for case in CASES if case.check in checks]
    assert chosen
    return pytest.mark.parametrize("case", chosen, ids=str)


def hits_of(results: SearchResults, role: str) -> list[Hit]:
    return [hit for hit in results.hits if hit.program.id.startswith(role)]


def ranks_below(lower: Hit, upper: Hit) -> bool:
    """Return whether the order of two hits is no accident: by completeness, else by score."""
    return (not lower.partial, lower.score) < (not upper.partial, upper.score)


def test_the_file_has_all_cases() -> None:
    assert len(CASES) == 80
    assert all(case.why for case in CASES)


@of("", "first", "marks")
def test_matching_texts_are_found_above_the_others(case: Case, searched: Searched) -> None:
    found = searched(case)
    for text, results in found.items():
        matching = hits_of(results, "matching")
        assert len(matching) == len(case.matching), f"{text}: {case.why}"
        assert not any(hit.partial for hit in matching), f"{text}: only in part"
        for other in hits_of(results, "rejected"):
            assert all(ranks_below(other, hit) for hit in matching), f"{text}: {case.why}"
        assert not hits_of(results, "neutral"), text


@of("first")
def test_exact_texts_come_first(case: Case, searched: Searched) -> None:
    found = searched(case)
    for text, results in found.items():
        exact = results.hits[0]
        assert exact.program.id == "first-0", f"{text}: {case.why}"
        assert all(ranks_below(hit, exact) for hit in results.hits[1:]), text


@of("marks")
def test_marks_cover_the_word_of_the_text(case: Case, searched: Searched) -> None:
    found = searched(case)
    (results,) = found.values()
    fragments = results.hits[0].fragments["summary"]
    assert "".join(fragment.text for fragment in fragments) == case.matching[0]
    assert [one.text for one in fragments if one.matched] == [case.argument], case.why


@of("suggests")
def test_a_misspelling_suggests_the_word_of_the_collection(case: Case, searched: Searched) -> None:
    found = searched(case)
    (results,) = found.values()
    assert results.suggestion == case.argument, case.why
    assert len(hits_of(results, "matching")) == len(case.matching), "a silent zero"


@of("quiet")
def test_signs_alone_are_no_error(case: Case, searched: Searched) -> None:
    found = searched(case)
    assert set(found) == set(case.queries)
    assert all(isinstance(results, SearchResults) for results in found.values())
