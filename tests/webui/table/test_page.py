"""Results as a table: any order, any columns, whole for paper; and what can be saved."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from corpus import load
from indexer.locations import shipped_collection


def names(html: str) -> list[str]:
    return [unescape(name) for name in re.findall(r'<th scope="row"><a [^>]*>(.*?)</a>', html)]


@pytest.mark.parametrize("sort", ["name", "-department", "area", "-summary", "new", "number", "id"])
def test_all_programs_in_any_order(client: FlaskClient, sort: str) -> None:
    pages = [client.get(f"/table?sort={sort}&per_page=50&page={n}").text for n in (1, 2, 3)]
    found = [name for page in pages for name in names(page)]
    assert sorted(found) == sorted(program.name for program in load(shipped_collection()).programs)
    if sort == "name":
        assert found != [program.name for program in load(shipped_collection()).programs]


def test_the_heading_says_the_order(client: FlaskClient) -> None:
    html = client.get("/table?sort=-area").text
    assert len(re.findall('aria-sort="descending"', html)) == 1
    assert 'href="/table?sort=area"' in html


def test_columns_of_ones_own_are_in_the_table_and_order_it(grants: FlaskClient) -> None:
    html = grants.get("/table?column=対象者&sort=-対象者").text
    assert re.search(r'aria-sort="descending"[^>]*><a href="[^"]*">対象者', html)
    assert "施策の展開方向</a>" not in html


def test_what_is_only_similar_stands_below_a_line(client: FlaskClient) -> None:
    html = client.get("/table?q=防災").text
    assert html.count('class="opens"') == 1


def test_paper_has_the_whole_result_with_what_was_asked_for(client: FlaskClient) -> None:
    html = client.get("/print?department=総務部&per_page=10&page=2").text
    ours = [p.name for p in load(shipped_collection()).programs if p.department == "総務部"]
    assert names(html) == ours
    assert len(ours) > 10
    assert "<dd>総務部</dd>" in html
    assert re.search(r'<time datetime="\d{4}-\d\d-\d\d">', html)
    assert "http://localhost/?department=" in html


def test_links_keep_search_columns_and_language(client: FlaskClient) -> None:
    html = client.get("/table?q=防災&column=id&lang=en").text
    links = re.findall(r'href="(/(?:table|print)\?[^"]*)"', html)
    assert links
    # The other language's link alone changes it.
    same = [link for link in links if "lang=ja" not in link]
    assert all("lang=en" in link and "column=id" in link and "q=" in link for link in same)


@pytest.mark.parametrize("path", ["/table", "/print", "/download"])
def test_what_is_unknown_is_ignored_but_for_columns_and_orders(
    client: FlaskClient, path: str
) -> None:
    assert client.get(f"{path}?fbclid=x").status_code == 200
    assert client.get(f"{path}?sort=colour").status_code == 400
    if path != "/download":
        assert "「title」は使えません" in client.get(f"{path}?column=title").text


def test_nothing_found_is_said(client: FlaskClient) -> None:
    for path in ("/table", "/print", "/download"):
        assert "0件" in client.get(f"{path}?q=zzzz&department=総務部").text


def test_each_file_that_is_offered_is_there(client: FlaskClient) -> None:
    html = client.get("/download?q=防災&area=復興の推進").text
    links = re.findall(r'<a href="(/export\.[^"]*)" download>', html)
    assert len(links) == 3
    for link in links:
        answer = client.get(unescape(link))
        assert answer.status_code == 200
        assert "attachment" in answer.headers["Content-Disposition"]


def test_without_words_nothing_is_the_order_of_relevance(client: FlaskClient) -> None:
    assert "関連の高い順" not in client.get("/table").text
    assert "関連の高い順" in client.get("/table?q=防災").text


def test_changes_without_a_search_are_those_of_the_plan(client: FlaskClient) -> None:
    page = client.get("/changes").text
    assert "<h1>計画の変更</h1>" in page
    assert "検索結果に戻る" not in page
    assert "検索結果に戻る" in client.get("/changes?q=防災").text


def test_of_several_years_there_is_a_row_for_each_and_its_year(years: FlaskClient) -> None:
    asked = "q=防災&年度=all"
    total = years.get(f"/export.json?{asked}").json["total"]
    for path in ("table", "print", "download"):
        html = years.get(f"/{path}?{asked}&per_page=50").text
        assert f"{total}件" in html
        assert "年度ごとに1行です。" in html
        if path != "download":
            assert len(names(html)) == total
            cells = re.findall(r'data-label="年度">(\d{4})<', html)
            assert len(cells) == total
            assert {*cells} == {"2020", "2021", "2022"}


def test_of_one_year_the_table_does_not_repeat_it(years: FlaskClient) -> None:
    for asked in ("q=防災", "q=防災&年度=2021"):
        html = years.get(f"/table?{asked}").text
        assert 'data-label="年度"' not in html
        assert "年度ごとに1行" not in html
    assert 'data-label="年度"' in years.get("/table?column=年度").text


def test_english_headings_begin_with_a_capital(client: FlaskClient) -> None:
    for path in ("/table", "/print"):
        html = client.get(f"{path}?lang=en").text
        assert {*re.findall('data-label="([^"]*)"', html)} == {"Department", "Division", "Area"}


def test_amounts_stand_at_the_right_and_deadlines_say_whether_they_are_open(
    grants: FlaskClient,
) -> None:
    html = grants.get("/table").text
    assert re.search(r'<th scope="col" class="number"><a [^>]*>(?:補助)?上限額', html)
    assert re.search(r'<td class="number" data-label="[^"]*">[0-9]', html)
    assert re.search(r'<span data-today class="tag (?:open|closed)">', html)
