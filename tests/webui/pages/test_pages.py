"""The pages over the real engine: what they show, where their links lead."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from corpus import load
from indexer import LiveIndex, Query, update_index
from webui import Settings, create_app

MIHON = Path(__file__).parents[1] / "mihon"


def page(client: FlaskClient, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, response.get_data(as_text=True)
    assert response.content_type == "text/html; charset=utf-8"
    return response.get_data(as_text=True)


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def links(html: str) -> list[str]:
    return [unescape(link) for link in re.findall(r'href="([^"]+)"', html)]


def cards(html: str) -> list[str]:
    return re.findall(r'<li class="card" id="p-([^"]+)"', html)


def test_the_overview_has_every_number_of_the_plan(client: FlaskClient) -> None:
    html = page(client, "/")
    text = text_of(html)
    assert "110件の施策" in text
    assert "福島県" in text
    for area, count in (("復興の推進", 10), ("電子自治体", 37), ("教育・ICT人材育成", 10)):
        assert area in text
        assert f'<td class="total">{count}</td>' in html
    assert "企画調整部・電子自治体: 14件" in html
    assert "新規の施策をすべて見る（13件）" in text


def test_the_cells_of_the_matrix_add_up_and_lead_to_as_many_programs(client: FlaskClient) -> None:
    html = page(client, "/")
    cells = re.findall(r'<td><a href="([^"]+)" aria-label="[^"]*: (\d+)件"', html)
    assert sum(int(count) for _, count in cells) == 110
    for address, count in cells[::7]:
        assert f"{count}件" in text_of(page(client, unescape(address)))


def test_the_job_this_is_for(client: FlaskClient) -> None:
    html = page(client, "/?q=災害時の連絡")
    assert "「災害時の連絡」の検索結果" in text_of(html)
    assert "2020-2-07" in cards(html)
    assert "<mark>" in html


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


def test_nothing_found_offers_ways_on(client: FlaskClient) -> None:
    text = text_of(page(client, "/?q=zzzzqqq&department=総務部"))
    assert "「zzzzqqq」に合う施策は見つかりませんでした" in text
    assert "「総務部」を外す" in text
    assert "「総務部」の条件を外す" not in text, "nothing is found without it either"
    assert "すべての施策を計画の順に見る" in text


@pytest.mark.parametrize("text", ["AND", "NOT OR", "*", "（", "🎌", "-"])
def test_signs_and_operators_alone_are_answered_with_how_to_ask(
    client: FlaskClient, text: str
) -> None:
    html = page(client, f"/?q={text}")
    assert "記号や AND、OR、NOT だけでは探せません" in html
    assert "漢字・ひらがな・カタカナ" not in html


def test_an_unknown_filter_value_finds_nothing_and_can_be_removed(client: FlaskClient) -> None:
    html = page(client, "/?department=存在しない部")
    assert "この条件に合う施策はありません" in text_of(html)
    assert 'class="chip"' in html


@pytest.mark.parametrize(
    "address", ["/?q=", "/?q=%20%20", "/?q=%E3%80%80", "/?", "/?q=&department=&sort="]
)
def test_asking_for_nothing_shows_the_overview(client: FlaskClient, address: str) -> None:
    assert "計画をひと目で" in text_of(page(client, address))


def test_a_program_shows_all_of_itself_and_its_surroundings(client: FlaskClient) -> None:
    html = page(client, "/programs/2020-2-07")
    text = text_of(html)
    for expected in (
        "防災事務連絡システム",
        "引き続きシステム等を適切に管理、運用する。",
        "危機管理部",
        "災害対策課",
        "安全・安心、健康なくらし",
        "2020-2-07",
        "似ている施策",
        "引用・共有",
        "出典：福島県",
    ):
        assert expected in text
    assert {"/programs/2020-2-06", "/programs/2020-2-08", "/api/programs/2020-2-07"} <= set(
        links(html)
    )


def test_a_repost_and_its_original_know_each_other(client: FlaskClient) -> None:
    assert "/programs/2020-1-07" in links(page(client, "/programs/2020-3-01"))
    assert "/programs/2020-3-01" in links(page(client, "/programs/2020-1-07"))


def test_a_repost_among_the_hits_stands_on_the_card_of_its_original(client: FlaskClient) -> None:
    html = page(client, "/?q=携帯電話通話エリア広域ネットワーク化事業")
    assert "2020-1-07" in cards(html)
    assert "2020-3-01" not in cards(html)
    assert "同じ施策の再掲:" in text_of(html)
    alone = page(client, "/?q=携帯電話通話エリア広域ネットワーク化事業&area=産業振興・地域活性化")
    assert "2020-3-01" in cards(alone)
    assert "もとの施策:" in text_of(alone)


def test_every_program_of_the_plan_has_a_page(client: FlaskClient, plan_index: LiveIndex) -> None:
    for program in plan_index.searcher().programs:
        assert program.name in unescape(page(client, f"/programs/{program.id}"))


def test_no_link_of_any_kind_of_page_is_broken(client: FlaskClient) -> None:
    later = ("/api", "/export", "/opensearch.xml", "/embed", "/feed")  # have tests of their own
    seen: set[str] = set()
    for address in ("/", "/?q=防災", "/?q=zzzz", "/programs/2020-3-01", "/about", "/?lang=en"):
        for link in links(page(client, address)):
            path = urlsplit(link).path
            if link.startswith("/") and not path.startswith(later) and link not in seen:
                seen.add(link)
                with client.get(link) as response:
                    assert response.status_code == 200, f"{link} on {address}"
    assert len(seen) > 100


def test_addresses_lead_everywhere_on_their_own(client: FlaskClient) -> None:
    for address in ("/about", "/accessibility", "/accessibility/results"):
        assert "<h1" in page(client, address)


def test_texts_are_escaped_wherever_they_appear(mihon: FlaskClient) -> None:
    for address in ("/", "/?q=子育て", "/programs/m-03", "/?q=<script>alert(1)</script>"):
        html = page(mihon, address)
        assert "<b>ひろば" not in html
        assert "<script>alert" not in html
    assert "&lt;b&gt;" in page(mihon, "/programs/m-03")
    assert 'value="&lt;script&gt;' in page(mihon, "/?q=<script>alert(1)</script>")


def test_long_texts_unfold_in_place(mihon: FlaskClient) -> None:
    html = page(mihon, "/?sort=plan")
    card = html[html.index('id="p-m-04"') :]
    card = card[: card.index("</article>")]
    assert "<details>" in card
    assert "毎年の見直しに生かす。</p></details>" in card.replace("\n", "")


def test_an_address_of_a_program_becomes_a_link_only_if_it_is_one(mihon: FlaskClient) -> None:
    assert "https://city.example.jp/bosai" in links(page(mihon, "/programs/m-01"))


def test_the_second_collection_has_a_face_of_its_own(mihon: FlaskClient) -> None:
    html = page(mihon, "/")
    text = text_of(html)
    for expected in (
        "みほん市の事業をさがす",
        "21件の事業",
        "みほん市 総務局 計画課",
        "今年度から",
    ):
        assert expected in text
    assert "施策" not in text
    assert "福島" not in text
    style = mihon.get(next(link for link in links(html) if link.startswith("/theme.css")))
    assert "#00693e" in style.get_data(as_text=True)
    logo = mihon.get("/logo")
    assert logo.mimetype == "image/svg+xml"
    assert "sandbox" in logo.headers["Content-Security-Policy"]


def test_facets_stand_in_the_collections_order(mihon: FlaskClient, client: FlaskClient) -> None:
    def legends(html: str) -> list[str]:
        return re.findall(r"<legend>([^<]+)</legend>", html)

    assert legends(page(mihon, "/?sort=plan")) == ["局", "目標", "今年度から"]
    assert legends(page(client, "/?sort=plan")) == ["施策の展開方向", "部局", "新規", "担当課"]


def test_pages_speak_english_where_asked_and_keep_to_it(client: FlaskClient) -> None:
    html = page(client, "/?q=防災&lang=en")
    assert '<html lang="en">' in html
    assert "Results for" in html
    assert 'lang="ja"' in html
    programs = [link for link in links(html) if link.startswith("/programs/")]
    assert programs
    assert all("lang=en" in link for link in programs)
    assert '<input type="hidden" name="lang" value="en">' in html


def test_the_browsers_language_decides_where_the_address_does_not(client: FlaskClient) -> None:
    response = client.get("/", headers={"Accept-Language": "en-GB,en;q=0.8"})
    assert '<html lang="en">' in response.get_data(as_text=True)
    assert "Accept-Language" in response.headers["Vary"]
    assert '<html lang="ja">' in page(client, "/")


def test_the_figures_on_the_page_are_the_engines(
    client: FlaskClient, plan_index: LiveIndex
) -> None:
    for words in ("情報", "学校 タブレット", "観光"):
        results = plan_index.searcher().search(Query(words, per_page=10))
        html = page(client, f"/?q={words}")
        assert f"{results.total:,}件" in text_of(html)
        grouped = set(cards(html))
        assert {h.program.id for h in results.hits if not h.program.repost_of} <= grouped


def count_of(html: str) -> str:
    """What the heading of a page of results counts."""
    return text_of(re.findall(r'<p class="count" id="count">(.*?)</p>', html, re.DOTALL)[0]).strip()


def test_what_fits_and_what_is_similar_are_counted_apart(
    client: FlaskClient, plan_index: LiveIndex
) -> None:
    for words in ("雪量", "ドローン", "防災 観光", "道路の通行止め"):
        results = plan_index.searcher().search(Query(words))
        html = page(client, f"/?q={words}")
        expected = f"{results.total}件"
        if results.similar:
            expected = f"当てはまる {results.total}件・似た施策 {results.similar}件"
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


def test_where_the_data_comes_from_is_said_once(client: FlaskClient, mihon: FlaskClient) -> None:
    (line,) = re.findall("出典[^<]*", page(client, "/programs/2020-2-07"))
    assert line.startswith("出典：福島県「ふくしまＩＣＴデータ利活用社会推進アクションプラン2020」")
    text = text_of(page(mihon, "/programs/m-01"))
    assert "出典: みほん市「みほん市実施計画」 この計画は自由に利用できます。" in text


def test_words_that_name_the_plan_are_not_typical_of_it(client: FlaskClient) -> None:
    html = page(client, "/")
    terms = re.findall(r'<a class="s\d" href="([^"]+)">([^<]+)</a>', html)
    assert len(terms) > 20
    assert "福島県" not in dict(map(reversed, terms))
    for address, text in terms[::6]:
        assert cards(page(client, unescape(address))), text


def test_japanese_texts_of_the_site_are_marked_on_english_pages(mihon: FlaskClient) -> None:
    html = page(mihon, "/?lang=en")
    for text in ("みほん市実施計画", "実施計画", "みほん市のページ", "みほん市 総務局 計画課"):
        assert re.search(rf'<[^>]* lang="ja"[^>]*>{text}</', html), text
    results = page(mihon, "/?sort=plan&new=1&lang=en")
    assert '<span class="value">New programs</span>' in results
    assert '<span aria-hidden="true">New ✕</span>' in results


def test_a_collection_without_a_source_has_no_line_for_it(tmp_path: Path) -> None:
    (tmp_path / "programs.csv").write_bytes((MIHON / "programs.csv").read_bytes())
    update_index(load(tmp_path), tmp_path / "index")
    with create_app(Settings(), LiveIndex(tmp_path / "index")).test_client() as client:
        for address in ("/", "/?q=避難所", "/programs/m-01", "/about", "/nothing"):
            assert "出典" not in client.get(address).get_data(as_text=True)


def test_the_reader_chooses_how_many_hits_a_page_has(client: FlaskClient) -> None:
    html = page(client, "/?q=システム&per_page=50")
    assert '<option value="50" selected>' in html
    assert len(cards(html)) > 10
    assert 'name="per_page"' not in page(client, "/?q=雪量"), "one page has them all"
