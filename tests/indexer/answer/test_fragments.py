"""Fragments: original text around what matched, marked to the character."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Program
from indexer import Query, Searcher
from indexer.answer.fragment_window import Span
from indexer.answer.fragments import WHOLE, _fragments, _united, fragments
from indexer.answer.results import Fragment, Hit
from indexer.matches.match import Channel, Match
from indexer.text.normalize import fold

# Spans in a text of 600 characters: disjoint, ascending, as the highlighter unites them.
SPANS = st.lists(st.tuples(st.integers(0, 590), st.integers(1, 60)), min_size=1, max_size=12).map(
    lambda places: tuple(_united([(start, min(600, start + size)) for start, size in places]))
)
LONG = "".join(chr(0x4E00 + number) for number in range(600))


def joined(fragments: tuple[Fragment, ...]) -> str:
    return "".join(fragment.text for fragment in fragments)


def matched(fragments: tuple[Fragment, ...]) -> list[str]:
    return [fragment.text for fragment in fragments if fragment.matched]


@given(spans=SPANS)
def test_a_window_is_a_piece_of_the_text_with_whole_matches(spans: tuple[Span, ...]) -> None:
    fragments = _fragments(LONG, spans)
    window = joined(fragments).strip("…")
    low = LONG.index(window)
    high = low + len(window)
    inside = [LONG[start:end] for start, end in spans if low <= start and end <= high]
    assert matched(fragments) == inside
    assert inside
    assert not any(start < edge < end for start, end in spans for edge in (low, high))
    assert fragments[0].text == "…" or low == 0
    assert fragments[-1].text == "…" or high == len(LONG)
    assert all(fragment.text for fragment in fragments)


@given(text=st.text(min_size=1, max_size=WHOLE), data=st.data())
def test_a_short_text_is_shown_whole(text: str, data: st.DataObject) -> None:
    starts = data.draw(st.lists(st.integers(0, len(text) - 1), min_size=1, max_size=6))
    spans = tuple(_united([(at, min(len(text), at + 3)) for at in starts]))
    fragments = _fragments(text, spans)
    assert joined(fragments) == text
    assert matched(fragments) == [text[start:end] for start, end in spans]


def test_the_window_shows_the_most_matches() -> None:
    fragments = _fragments(LONG, ((0, 2), (300, 302), (320, 322), (330, 332)))
    assert matched(fragments) == [LONG[300:302], LONG[320:322], LONG[330:332]]


@given(
    surfaces=st.lists(
        st.text("あいバ株式会社,1年", min_size=1, max_size=3), min_size=1, max_size=9
    ),
    texts=st.lists(st.text("あいﾊﾞ㈱、1一年 \n", max_size=60), min_size=3, max_size=3),
)
def test_letters_are_marked_wherever_a_search_for_each_finds_them(
    surfaces: list[str], texts: list[str]
) -> None:
    matches = [Match(Channel.SURFACE, 1.0, surface, surface=surface) for surface in surfaces]
    found = fragments(0, matches, {}, texts, [(0, "name"), (2, "summary")])
    for field, name in ((0, "name"), (2, "summary")):
        spans = [span for surface in surfaces for span in places(surface, texts[field])]
        assert found[name] == (_fragments(texts[field], tuple(spans)) if spans else ())


def places(surface: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a folded text stands in a text, none of the places inside another."""
    folded = fold(text)
    at = folded.text.find(surface)
    while at >= 0:
        yield folded.span(at, at + len(surface))
        at = folded.text.find(surface, at + len(surface))


def marks(searcher: Searcher, text: str, id_: str = "a") -> dict[str, list[str]]:
    """The matched pieces of each field of one hit, and that fragments join to the field."""
    hit = next(hit for hit in searcher.search(Query(text)).hits if hit.program.id == id_)
    assert_joined(hit)
    return {name: matched(found) for name, found in hit.fragments.items() if found}


def assert_joined(hit: Hit) -> None:
    for name in ("name", "summary", "targets"):
        text, fragments = getattr(hit.program, name), hit.fragments[name]
        assert not fragments or matched(fragments)
        if len(text) <= WHOLE:
            assert not fragments or joined(fragments) == text
        else:
            assert joined(fragments).strip("…") in text


def test_a_match_far_behind_is_in_the_window(small: Searcher) -> None:
    assert marks(small, "学芸員", "b") == {"summary": ["学芸員"]}


def test_without_words_nothing_is_marked(small: Searcher) -> None:
    for hit in small.search(Query()).hits:
        assert hit.fragments == {"name": (), "summary": (), "targets": ()}


@pytest.mark.parametrize(
    "text", ["防災 システム", "ふくしま", "bousai", "県民が使うアプリ", "電子入礼", "高齢者", "災"]
)
def test_fragments_of_the_plan_join_to_its_texts(plan: Searcher, text: str) -> None:
    hits = plan.search(Query(text, per_page=100)).hits
    assert hits
    for hit in hits:
        assert_joined(hit)
        assert any(hit.fragments.values()) or hit.because


def test_a_single_character_inside_another_word_is_not_marked(searcher_of) -> None:
    searcher = searcher_of(
        [
            Program("a", "", 1, "事業の案内", summary="視聴者と組織者を増やす。"),
            Program("b", "", 2, "広報", summary="視聴者を増やし、事業者と話す。"),
        ]
    )
    for program, expected in (("a", {"name": ["事業"]}), ("b", {"summary": ["事業者"]})):
        hits = [h for h in searcher.search(Query("事業者")).hits if h.program.id == program]
        for hit in hits:
            assert {n: matched(f) for n, f in hit.fragments.items() if f} == expected
    assert searcher.search(Query("事業者")).hits[0].program.id == "b"


def test_hits_with_the_same_words_are_marked_as_if_nothing_was_kept(
    searcher_of: Callable[..., Searcher],
) -> None:
    programs = [
        Program("a", "", 1, "防災訓練", summary="防災の訓練。"),
        Program("b", "", 2, "防災マップ", summary="訓練はない。"),
        Program("c", "", 3, "観光", summary="防災より観光。"),
    ]
    searcher = searcher_of(programs)
    for text in ("防災", "防災 観光", "訓練 防災", "防災", "観光 訓練"):
        fresh = searcher_of(programs).search(Query(text))
        kept = searcher.search(Query(text))
        assert [hit.fragments for hit in kept.hits] == [hit.fragments for hit in fresh.hits]
