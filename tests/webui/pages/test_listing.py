"""A page of results: hits, chips, facets and pages."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from indexer import LiveIndex, Query
from tests.webui.pages.test_pages import cards, count_of, links, page, text_of


def test_hits_show_what_a_reader_decides_by(client: FlaskClient) -> None:
    text = text_of(page(client, "/?q=ドローン"))
    for expected in ("ドローン", "土木部", "指標・目標", "一致:"):
        assert expected in text


def test_filters_have_chips_that_lead_back(client: FlaskClient) -> None:
    html = page(client, "/?q=システム&department=総務部&area=電子自治体&new=1")
    chips = re.findall(r'class="chip" href="([^"]+)"', html)
    assert len(chips) == 3
    without = page(client, unescape(chips[0]))
    assert len(re.findall(r'class="chip"', without)) == 2


def test_selected_choices_are_checked_and_count_as_if_they_were_not(client: FlaskClient) -> None:
    html = page(client, "/?sort=plan&department=総務部")
    checked = re.findall(r'name="department" value="([^"]+)" form="search" checked', html)
    assert checked == ["総務部"]
    assert html.count('name="department"') == 14


def test_pages_divide_all_hits_without_gap_or_repetition(
    client: FlaskClient, plan_index: LiveIndex
) -> None:
    address: str | None = "/?sort=plan&per_page=50"
    seen: list[str] = []
    while address:
        html = page(client, address)
        shown = cards(html) + re.findall(r"再掲:\s*<a href=\"/programs/([^\"]+)\"", html)
        seen += shown
        following = re.search(r'rel="next" href="([^"]+)"', html)
        address = unescape(following[1]) if following else None
    assert sorted(seen) == sorted(program.id for program in plan_index.searcher().programs)


def test_a_page_beyond_the_last_leads_back(client: FlaskClient) -> None:
    html = page(client, "/?q=防災&page=500")
    assert "500ページ目はありません" in text_of(html)
    first = next(link for link in links(html) if "q=" in link and "page" not in link)
    assert cards(page(client, first))


def test_facets_stand_in_the_collections_order(mihon: FlaskClient, client: FlaskClient) -> None:
    def legends(html: str) -> list[str]:
        return re.findall(r"<legend>([^<]+)</legend>", html)

    assert legends(page(mihon, "/?sort=plan")) == ["局", "目標", "今年度から"]
    assert legends(page(client, "/?sort=plan")) == ["施策の展開方向", "部局", "新規", "担当課"]


def test_what_fits_and_what_is_similar_are_counted_apart(
    client: FlaskClient, plan_index: LiveIndex
) -> None:
    for words in ("雪量", "ドローン", "防災 観光", "道路の通行止め", "雪量 観測機"):
        results = plan_index.searcher().search(Query(words))
        html = page(client, f"/?q={words}")
        expected = f"{results.total}件"
        if results.similar:
            partly = results.total - results.complete
            between = f"・一部当てはまる {partly}件" if partly else ""
            expected = f"当てはまる {results.complete}件{between}・似た施策 {results.similar}件"
        assert count_of(html).partition("（")[0].removeprefix("一部当てはまる ") == expected
        # The line says where the similar ones begin, and the facets leave them out.
        assert html.count("ここから似た施策") == (1 if results.similar else 0)
        counts = [value.count for value in results.facets["department"]]
        assert sum(counts) <= results.total
    assert count_of(page(client, "/?q=雪量&lang=en")).startswith("1 match, 4 similar")


def test_where_everything_fits_there_is_one_number(client: FlaskClient) -> None:
    assert count_of(page(client, "/?sort=plan")) == "110件（1〜10件目）"


@pytest.mark.parametrize(
    ("words", "several", "english"),
    [("防災情報", False, "come near follow"), ("防災 観光", True, "all of the words")],
)
def test_partial_hits_are_told_of_as_many_words_as_were_given(
    client: FlaskClient, words: str, several: bool, english: str
) -> None:
    html = text_of(page(client, f"/?q={words}"))
    assert ("すべてのことばを含む" in html) is several
    assert ("そのことばに当てはまる" in html) is not several
    assert english in text_of(page(client, f"/?q={words}&lang=en"))


def test_the_reader_chooses_how_many_hits_a_page_has(client: FlaskClient) -> None:
    html = page(client, "/?q=システム&per_page=50")
    assert '<option value="50" selected>' in html
    assert len(cards(html)) > 10
    assert 'name="per_page"' not in page(client, "/?q=雪量"), "one page has them all"
