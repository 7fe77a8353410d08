"""What matches cover in the programs of a page."""

from collections.abc import Callable

import numpy as np

from corpus import Program
from indexer import Searcher
from indexer.answer.covered import Highlighter
from indexer.matches.lookup import Lookup
from indexer.matches.match import Channel, Match, Reach

PROGRAMS = (
    Program("a", "", 1, "防災訓練", summary="防災の訓練をする。訓練は年一回。"),
    Program("b", "", 2, "観光", summary="防災マップを配る。"),
    Program("c", "", 3, "訓練", summary="職業のための訓練。"),
)
NAME, SUMMARY = 0, 1


def word(term: str) -> Match:
    return Match(Channel.WORD, 1.0, term, ((term,),))


def highlighter(searcher: Searcher) -> Highlighter:
    lookup = searcher._engine.occurrences  # type: ignore[attr-defined]
    assert isinstance(lookup, Lookup)
    return Highlighter(lookup)


def test_places_are_those_of_the_page_field_by_field(
    searcher_of: Callable[..., Searcher],
) -> None:
    found, both = word("防災"), word("訓練")
    covered = highlighter(searcher_of(PROGRAMS)).covered(np.array([1, 0]), [[found], [found, both]])
    assert covered[id(found)] == {1: ((SUMMARY, 0, 2),), 0: ((NAME, 0, 2), (SUMMARY, 0, 2))}
    assert covered[id(both)][0] == ((NAME, 2, 4), (SUMMARY, 3, 5), (SUMMARY, 9, 11))
    assert 2 not in covered[id(both)]


def test_what_is_kept_of_one_page_is_completed_by_the_next(
    searcher_of: Callable[..., Searcher],
) -> None:
    marker = highlighter(searcher_of(PROGRAMS))
    first, again = word("訓練"), word("訓練")
    marker.covered(np.array([0]), [[first]])
    covered = marker.covered(np.array([2, 0]), [[again], [again]])
    alone = highlighter(searcher_of(PROGRAMS)).covered(np.array([2, 0]), [[again], [again]])
    assert covered[id(again)] == alone[id(again)]


def test_single_characters_away_from_the_other_parts_say_nothing(
    searcher_of: Callable[..., Searcher],
) -> None:
    searcher = searcher_of([Program("a", "", 1, "事業者", summary="視聴者と組織者。")])
    apart = Match(
        Channel.WORD, 0.3, "事業者", (("事業",), ("者",)), (0, 1), reach=Reach.ANYWHERE, hint=True
    )
    covered = highlighter(searcher).covered(np.array([0]), [[apart]])
    assert {field for field, *_ in covered[id(apart)][0]} == {NAME}


def test_letters_are_found_in_the_texts_and_not_here(searcher_of: Callable[..., Searcher]) -> None:
    letters = Match(Channel.SURFACE, 0.3, "防", surface="防")
    assert not highlighter(searcher_of(PROGRAMS)).covered(np.array([0]), [[letters]])
