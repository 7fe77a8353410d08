"""The pages over the real engine: what they show, where their links lead."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from indexer import LiveIndex, Query

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


def test_long_texts_unfold_in_place(mihon: FlaskClient) -> None:
    html = page(mihon, "/?sort=plan")
    card = html[html.index('id="p-m-04"') :]
    card = card[: card.index("</article>")]
    assert "<details>" in card
    assert "毎年の見直しに生かす。</p></details>" in card.replace("\n", "")


def test_an_address_of_a_program_becomes_a_link_only_if_it_is_one(mihon: FlaskClient) -> None:
    assert "https://city.example.jp/bosai" in links(page(mihon, "/programs/m-01"))


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


def test_words_that_name_the_plan_are_not_typical_of_it(client: FlaskClient) -> None:
    html = page(client, "/")
    terms = re.findall(r'<a class="s\d" href="([^"]+)">([^<]+)</a>', html)
    assert len(terms) > 20
    assert "福島県" not in dict(map(reversed, terms))
    for address, text in terms[::6]:
        assert cards(page(client, unescape(address))), text


def test_the_policy_is_in_japanese_whatever_the_page_is_in(
    client: FlaskClient, mihon: FlaskClient
) -> None:
    for visitor, word in ((client, "施策"), (mihon, "事業")):
        html = visitor.get("/accessibility?lang=en").text
        [policy] = re.findall('<article class="prose" lang="ja">(.*?)</article>', html, re.S)
        assert f"{word}を探して" in policy
        assert "program" not in policy.replace("/programs", "")


def test_the_policy_names_no_level_for_a_body_that_named_none(
    client: FlaskClient,
) -> None:
    for address in ("/accessibility", "/accessibility?lang=en"):
        [level] = re.findall("<h2>目標とする適合レベル</h2>(.*?)<h2>", page(client, address), re.S)
        assert "適合レベルを示していません" in level
