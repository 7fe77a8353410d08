"""The cases of cases.txt: small lists of programs, and what is searched in them."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from corpus import Collection, Loaded, Program
from corpus.synonyms import COMMON_FILE, read_synonyms
from indexer import LiveIndex, Query, Searcher, update_index

CASES_FILE = Path(__file__).with_name("cases.txt")
# No case asks for these; they make words as rare as in a real collection.
NEUTRAL = ("遊具を直す。", "店舗を調べる。", "橋を補強する。", "苗木を配る。", "港を浚う。")


class Case(NamedTuple):
    """One line: what is asked in a list, and what is wanted."""

    title: str
    kind: str
    query: str
    wanted: str


def read_cases() -> tuple[dict[str, tuple[Program, ...]], list[Case]]:
    """The programs of each list by its title, and all cases."""
    programs: dict[str, tuple[Program, ...]] = {}
    cases: list[Case] = []
    title = ""
    for line in CASES_FILE.read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "=":
            title = rest
            programs[title] = ()
        elif kind in tuple("?^~+"):
            queries, _, wanted = rest.partition(" >")
            cases += [Case(title, kind, one, wanted.strip()) for one in queries.split(" || ")]
        elif kind.endswith(":"):
            programs[title] += (program(kind[:-1], rest, len(programs[title])),)
    return programs, cases


def program(name: str, text: str, number: int) -> Program:
    title, summary, department = (*text.split(" / "), "", "")[:3]
    return Program(name, "区分", number, title, summary or title, department=department)


PROGRAMS, CASES = read_cases()
Opened = Callable[[str], Searcher]


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    synonyms, _ = read_synonyms(COMMON_FILE)

    @cache
    def searcher(title: str) -> Searcher:
        directory = tmp_path_factory.mktemp("small")
        listed = PROGRAMS[title]
        neutral = tuple(
            program(f"n{number}", text, len(listed) + number) for number, text in enumerate(NEUTRAL)
        )
        departments = tuple({one.department for one in listed if one.department})
        collection = Collection(directory, "small", areas=("区分",), departments=departments)
        update_index(Loaded(collection, (*listed, *neutral), synonyms, ()), directory / "index")
        return LiveIndex(directory / "index").searcher()

    return searcher


def cases(kind: str) -> pytest.MarkDecorator:
    chosen = [case for case in CASES if case.kind == kind]
    return pytest.mark.parametrize("case", chosen, ids=lambda case: case.query)


@cases("?")
def test_exactly_those_are_complete_that_have_all_words(case: Case, opened: Opened) -> None:
    hits = opened(case.title).search(Query(text=case.query, per_page=100)).hits
    found = {hit.program.id for hit in hits if not hit.partial and len(hit.program.id) == 1}
    wanted, _, left_open = case.wanted.partition("(")
    assert found - set(re.findall("[a-z]", left_open)) == set(wanted.split())


@cases("^")
def test_these_come_first(case: Case, opened: Opened) -> None:
    hits = opened(case.title).search(Query(text=case.query)).hits
    wanted = case.wanted.split()
    assert {hit.program.id for hit in hits[: len(wanted)]} == set(wanted)


@cases("~")
def test_this_is_offered_instead(case: Case, opened: Opened) -> None:
    suggestion = opened(case.title).search(Query(text=case.query)).suggestion
    assert suggestion == (case.wanted or None)


@cases("+")
def test_this_is_a_completion(case: Case, opened: Opened) -> None:
    assert case.wanted in [one.text for one in opened(case.title).suggest(case.query)]
