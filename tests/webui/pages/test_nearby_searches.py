"""What a page that found nothing offers does find something."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from indexer import LiveIndex, Query
from webui.pages.listing import chips
from webui.pages.nearby_searches import MOST_WAYS, Way, ways_on, words_of
from webui.request.wording import wording

DEPARTMENTS = ("総務部", "危機管理部", "存在しない部")
AREAS = ("電子自治体", "復興の推進")
WORDS = ("ドローン", "農業", "zzzz", "-観光", '"zzzz', "OR", "スマートフォン")


def ways(query: Query, index: LiveIndex) -> tuple[Way, ...]:
    found = chips(query, wording("ja"), lambda asked: repr(asked))
    return ways_on(query, found, index.searcher(), lambda asked: repr(asked))


@given(
    words=st.lists(st.sampled_from(WORDS), max_size=6),
    departments=st.lists(st.sampled_from(DEPARTMENTS), unique=True),
    areas=st.lists(st.sampled_from(AREAS), unique=True),
    new=st.booleans(),
)
def test_every_way_finds_as_much_as_it_says(
    plan_index: LiveIndex, words: list[str], departments: list[str], areas: list[str], new: bool
) -> None:
    query = Query(" ".join(words), tuple(departments), areas=tuple(areas), new_only=new)
    found = ways(query, plan_index)
    assert len(found) <= MOST_WAYS
    for way in found:
        near = eval(way.url, {"Query": Query})
        assert way.count == plan_index.searcher().search(near).total > 0
        assert near != query


def test_filters_come_before_words_and_words_once(plan_index: LiveIndex) -> None:
    query = Query("ドローン zzzz ドローン", ("土木部",), areas=("安全・安心、健康なくらし",))
    assert [(way.key, way.value) for way in ways(query, plan_index)] == [
        ("empty_remove", "土木部"),
        ("empty_remove", "安全・安心、健康なくらし"),
        ("empty_clear", ""),
        ("empty_word", "ドローン"),
    ]


def test_words_are_those_that_were_asked_for(plan_index: LiveIndex) -> None:
    text = 'ドローン OR "スマートフォン アプリ" OR ドローン -防災'
    assert words_of(text) == ["ドローン", "スマートフォン アプリ"]
    found = ways(Query(text, ("出納局",)), plan_index)
    assert [way.value for way in found] == ["出納局", "ドローン", "スマートフォン アプリ"]
    assert words_of("AND * -防災") == []


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("/?q=ドローン zzzz&department=出納局", "「ドローン」だけで探す"),
        ("/?department=出納局&area=復興の推進", "「出納局」の条件を外す"),
    ],
)
def test_the_page_links_to_what_it_counts(client: FlaskClient, address: str, key: str) -> None:
    html = client.get(address).get_data(as_text=True)
    offered = re.findall(r'<li><a href="([^"]+)">([^<]+)</a>（(\d+)件）</li>', html)
    assert any(key in text for _, text, _ in offered)
    for link, _, count in offered:
        assert f"{count}件" in client.get(unescape(link)).get_data(as_text=True)
