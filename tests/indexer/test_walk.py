"""The walk of a search, as `indexer/README.md` draws it: which rooms, and nothing done twice."""

import sys
from collections import Counter
from itertools import groupby
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

import indexer
from indexer import Query, Searcher
from indexer.embedded.engine import EmbeddedEngine
from indexer.index.segment import Segment
from indexer.query import compile as compile_module

ROOT = str(Path(indexer.__file__).parent)
# Rooms, and files at the door.
ROOMS = {
    "search",
    "cache",
    "query",
    "text",
    "matches",
    "index",
    "ranking",
    "answer",
    "embedded",
    "targets",
}
# A hit may be a program over its years; without years, its room says so at once.
ROOMS |= {"years"}
# A synonym of the dictionary may be a hint.
ROOMS |= {"thesaurus"}
QUERIES = ("観光 アプリ", "「情報システム」 防災", "子育て支援", "電子申請をしたい")


@pytest.mark.parametrize("text", QUERIES)
def test_a_search_enters_only_the_rooms_of_searching(plan: Searcher, text: str) -> None:
    entered: set[str] = set()

    def note(frame: FrameType, event: str, _: Any) -> None:
        file = frame.f_code.co_filename
        if event == "call" and file.startswith(ROOT):
            entered.add(Path(file).relative_to(ROOT).parts[0].removesuffix(".py"))

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        plan.search(Query(text))
    finally:
        sys.setprofile(before)
    assert {"search", "query", "ranking", "answer"} <= entered <= ROOMS


@pytest.mark.parametrize("text", QUERIES)
def test_every_unit_is_folded_and_cut_once(
    plan_segment: Segment, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts: Counter[str] = Counter()
    for name in ("fold", "analyze_folded"):
        real = getattr(compile_module, name)

        def counting(*arguments: Any, _name: str = name, _real: Any = real) -> Any:
            counts[_name] += 1
            return _real(*arguments)

        monkeypatch.setattr(compile_module, name, counting)
    searcher = Searcher(EmbeddedEngine(plan_segment), 1)
    searcher.search(Query(text))
    searcher.search(Query(text, page=2))
    units = len(text.split())
    assert counts == {"fold": units, "analyze_folded": units}


# Rooms that only answer: a term, a text, a match, two synonyms, something kept.
TABLES = {"index", "text", "thesaurus", "cache", "matches"}
# What `indexer/README.md` says of the walk; measured, to be seen when it grows.
MOST_ROOMS, MOST_RETURNS = 7, 12


@pytest.mark.parametrize("text", QUERIES)
def test_the_walk_is_no_longer_than_the_readme_says(plan_segment: Segment, text: str) -> None:
    searcher = Searcher(EmbeddedEngine(plan_segment), 1)
    searcher.search(Query("道路 管理"))
    entered: dict[CodeType, str] = {}

    def note(frame: FrameType, event: str, _: Any) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(ROOT) and code.co_name[0] != "<":
            room = Path(code.co_filename).relative_to(ROOT).parts[0].removesuffix(".py")
            entered.setdefault(code, room)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        searcher.search(Query(text))
    finally:
        sys.setprofile(before)
    stays = [room for room, _ in groupby(room for room in entered.values() if room not in TABLES)]
    assert len({*stays}) <= MOST_ROOMS
    assert len(stays) - len({*stays}) <= MOST_RETURNS
