"""The list of figures: page, table and JSON say the same, and each figure can be checked."""

import csv
import io
import re

import pytest
from flask.testing import FlaskClient

from corpus import load
from indexer.locations import shipped_collection
from indexer.targets.stated import stated

FIGURES = stated(load(shipped_collection()).programs)


def test_page_json_and_table_have_all_figures(client: FlaskClient) -> None:
    assert client.get("/api/targets").json["total"] == len(FIGURES) > 50
    rows = [*csv.reader(io.StringIO(client.get("/export.targets.csv").text.lstrip("\ufeff")))]
    assert len(rows) == len(FIGURES) + 1
    assert f"{len(FIGURES)}件" in client.get("/targets").text


def test_each_is_marked_where_it_stands(client: FlaskClient) -> None:
    page = client.get("/targets?per_page=100").text
    marked = re.findall(r"<mark>(.*?)</mark>", page, re.S)
    texts = [one.program.targets[one.figure.start : one.figure.end] for one in FIGURES]
    assert marked == texts[:100]
    for one in client.get("/api/targets?per_page=100").json["figures"]:
        targets = next(s.program.targets for s in FIGURES if s.program.id == one["id"])
        assert targets[one["start"] : one["end"]] == one["text"]


def test_narrowed_by_unit_value_department_and_name(client: FlaskClient) -> None:
    people = client.get("/api/targets?unit=人&from=1000").json["figures"]
    assert people
    assert all(one["unit"] in "人名" and one["value"] >= 1000 for one in people)
    department = FIGURES[0].program.department
    found = client.get("/api/targets", query_string={"department": department}).json["figures"]
    assert found
    assert {one["department"] for one in found} == {department}
    named = client.get("/api/targets?q=フォロワー").json["figures"]
    assert named
    assert all("フォロワー" in one["label"] + one["name"] for one in named)


def test_ordered_by_value_both_ways(client: FlaskClient) -> None:
    up = [
        one["value"] for one in client.get("/api/targets?sort=value&per_page=100").json["figures"]
    ]
    down = client.get("/api/targets?sort=-value&per_page=100").json["figures"]
    assert up == sorted(up)
    assert [one["value"] for one in down] == sorted(up, reverse=True)
    assert 'aria-sort="descending"' in client.get("/targets?sort=-value").text


def test_bars_only_where_values_compare(client: FlaskClient) -> None:
    bar = '<svg class="bar"'
    rows = client.get("/targets?unit=人").text
    assert rows.count(bar) == sum(one.unit == "人" for one in FIGURES)
    assert client.get("/targets?unit=人&unit=件").text.count(bar) == 0


@pytest.mark.parametrize("asked", ["from=x", "sort=size", "page=0", "unknown=1", "to=inf"])
def test_what_cannot_be_asked_is_named(client: FlaskClient, asked: str) -> None:
    answer = client.get(f"/api/targets?{asked}")
    assert answer.status_code == 400
    assert answer.json["errors"]


def test_people_are_spared_unknown_parameters(client: FlaskClient) -> None:
    assert client.get("/targets?utm_source=mail").status_code == 200


def test_nothing_found_says_so(client: FlaskClient) -> None:
    assert "ありません" in client.get("/targets?q=存在しない指標").text


def test_a_program_has_its_figures(client: FlaskClient) -> None:
    one = FIGURES[0]
    [first, *_] = client.get(f"/api/programs/{one.program.id}").json["figures"]
    assert first["label"] == one.figure.label
    assert first["value"] == float(one.figure.value)


def test_in_english(client: FlaskClient) -> None:
    assert "Figures in targets" in client.get("/targets?lang=en").text


def test_a_list_without_figures_says_so_and_offers_no_form(grants: FlaskClient) -> None:
    page = grants.get("/targets").text
    assert "読み取れた数値がありません" in page
    assert 'class="narrow"' not in page


@pytest.mark.parametrize("sort", ["value", "-value", "label", "when", "-name", "plan"])
def test_the_order_can_be_chosen_without_headings(client: FlaskClient, sort: str) -> None:
    page = client.get(f"/targets?sort={sort}").text
    [select] = re.findall(r'<select name="sort">(.*?)</select>', page, re.S)
    assert re.findall(r'<option value="([^"]*)" selected', select) == [sort]
    assert len(re.findall("<option", select)) == 9


def test_of_several_years_the_newest_is_listed_or_the_one_that_is_asked_for(
    years: FlaskClient,
) -> None:
    def ids(asked: str) -> list[str]:
        found = years.get(f"/api/targets?per_page=100{asked}").json
        assert (
            found["total"]
            == len([*csv.reader(io.StringIO(years.get(f"/export.targets.csv?{asked[1:]}").text))])
            - 1
        )
        assert f"{found['total']}件" in years.get(f"/targets?{asked[1:]}").text
        return [one["id"][:4] for one in found["figures"]]

    assert {*ids("")} == {"2022"}
    assert {*ids("&年度=2020")} == {"2020"}
    totals = [years.get(f"/api/targets?年度={y}").json["total"] for y in (2020, 2021, 2022, "all")]
    assert sum(totals[:3]) == totals[3] > 0


def test_the_table_of_several_years_says_which(years: FlaskClient) -> None:
    [head, *rows] = csv.reader(io.StringIO(years.get("/export.targets.csv?年度=all").text))
    assert head[-1] == "年度"
    assert {row[-1] for row in rows} == {"2020", "2021", "2022"}
    page = years.get("/targets?年度=all").text
    assert re.search(r'<option value="all" selected>すべての年度', page)
    assert re.search("<small>[^<]* 2022</small>", page)
