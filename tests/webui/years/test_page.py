"""The pages of years: a program's history, a year against another, searches over years."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corpus import Program, load, to_csv
from indexer import LiveIndex, update_index
from webui import Settings, create_app

SAMPLE = Path(__file__).parents[2] / "sample_years"
LOADED = load(SAMPLE)
# Renamed in 2022, its number moved in both years.
NAMES = ("そなえるふくしま防災体験事業", "そなえるふくしま防災事業（防災意識定着深化事業）")
[NEWEST] = [p.id for p in LOADED.programs if p.name == NAMES[0]]


def test_a_program_has_its_years_as_a_line(years: FlaskClient) -> None:
    page = years.get(f"/programs/{NEWEST}").text
    line = re.search(r'<ol class="years">(.*?)</ol>', page, re.S)
    assert line
    assert [*map(int, re.findall(r"<b>(\d{4})年度</b>", line[1]))] == [2020, 2021, 2022]
    assert NAMES[1] in line[1]
    assert 'aria-current="page"' in line[1]


def test_what_changed_is_shown_word_by_word(years: FlaskClient) -> None:
    page = years.get(f"/programs/{NEWEST}").text
    assert "名称変更" in page
    assert re.search(r"<del><span[^>]*>なくなったことば </span>4,500</del>|<del>.*?4", page)
    assert re.search(r"<ins><span[^>]*>加わったことば </span>", page)


def test_figures_and_budgets_over_the_years(years: FlaskClient) -> None:
    page = years.get(f"/programs/{NEWEST}").text
    for value in ("3,000", "4,500", "6,000"):
        assert f"<b>{value}</b>名" in page
    assert '<th scope="row">予算額</th>' in page
    assert re.search(r"<b>[0-9,]+</b>千円", page)


def test_history_as_data(years: FlaskClient) -> None:
    found = years.get(f"/api/programs/{NEWEST}/history").json
    assert [one["year"] for one in found["years"]] == [2020, 2021, 2022]
    assert [one["figures"][0]["value"] for one in found["years"]] == [3000, 4500, 6000]
    for step in found["steps"]:
        for field in step["fields"]:
            before = "".join(p["text"] for p in field["pieces"] if p["kind"] != "added")
            after = "".join(p["text"] for p in field["pieces"] if p["kind"] != "removed")
            assert (before, after) == (field["before"], field["after"])


def test_page_table_and_json_compare_alike(years: FlaskClient) -> None:
    found = years.get("/api/changes?from=2020&to=2021").json
    assert (found["from"], found["to"]) == (2020, 2021)
    # What was merged has a step for each that it was, and counts as one program.
    having = {
        (state, (step["after"] or step["before"])["id"])
        for step in found["steps"]
        for state in step["states"]
    }
    states = [state for state, _ in having]
    assert {state: states.count(state) for state in states} == found["counts"]
    table = years.get("/export.changes.csv?from=2020&to=2021").text
    assert table.count("\r\n") == len(found["steps"]) + 1
    page = years.get("/years?from=2020&to=2021").text
    assert "2020年度と2021年度の比較" in page
    for state in ("新規", "終了"):
        assert f"{state} <small>{found['counts'][state]}件" in page


def test_every_program_of_both_years_is_in_the_comparison(years: FlaskClient) -> None:
    steps = years.get("/api/changes?from=2020&to=2022").json["steps"]
    told = {one[side]["id"] for one in steps for side in ("before", "after") if one[side]}
    assert told == {p.id for p in LOADED.programs if p.text_of("年度") in ("2020", "2022")}


def test_the_newest_years_by_default(years: FlaskClient) -> None:
    found = years.get("/api/changes").json
    assert (found["from"], found["to"]) == (2021, 2022)


@pytest.mark.parametrize("asked", ["from=2019", "to=x", "from=2022&to=2020", "year=2020"])
def test_what_cannot_be_compared_is_named(years: FlaskClient, asked: str) -> None:
    assert years.get(f"/api/changes?{asked}").status_code == 400


def test_a_search_is_in_the_newest_year_and_offers_the_others(years: FlaskClient) -> None:
    page = years.get("/?q=防災").text
    assert re.search(r'name="年度" value="2022" form="search" checked', page)
    assert 'name="年度" value="all"' in page
    hits = years.get("/api/search?q=防災").json["hits"]
    assert {hit["columns"]["年度"] for hit in hits} == {"2022"}


def test_over_all_years_a_card_says_which(years: FlaskClient) -> None:
    found = years.get("/api/search?q=そなえるふくしま防災&年度=all").json
    [hit] = [one for one in found["hits"] if one["id"] == NEWEST]
    assert [one["year"] for one in hit["years"]] == [2022, 2021, 2020]
    page = years.get("/?q=そなえるふくしま防災&年度=all").text
    assert re.search(r"すべての年度\s*(<[^>]*>)*\s*✕", page)
    assert 'name="年度" value="all" form="search" checked' in page


def test_an_export_of_all_years_has_each_of_them(years: FlaskClient) -> None:
    rows = years.get("/export.csv?年度=all&sort=plan").text.count("\r\n") - 1
    assert rows == len(LOADED.programs)
    assert years.get("/export.csv?sort=plan").text.count("\r\n") - 1 == sum(
        p.text_of("年度") == "2022" for p in LOADED.programs
    )


def test_in_english(years: FlaskClient) -> None:
    assert "FY 2021 and FY 2022 compared" in years.get("/years?lang=en").text
    assert "Renamed" in years.get(f"/programs/{NEWEST}?lang=en").text


@pytest.mark.parametrize(
    "path", ["/years", "/api/changes", "/export.changes.csv", "/api/programs/2020-2-04/history"]
)
def test_one_year_has_none_of_this(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404
    page = client.get("/programs/2020-2-04").text
    assert "年度を比べる" not in page
    assert "tables.css" not in page


def test_the_description_has_years_only_where_there_are_some(
    years: FlaskClient, client: FlaskClient
) -> None:
    assert "/api/changes" in years.get("/api/openapi.json").json["paths"]
    plain = client.get("/api/openapi.json").json
    assert "/api/changes" not in plain["paths"]
    assert "History" not in plain["components"]["schemas"]


def test_an_ended_program_says_so_and_one_that_goes_on_does_not(years: FlaskClient) -> None:
    steps = years.get("/api/changes?from=2021&to=2022").json["steps"]
    ended = next(one["before"]["id"] for one in steps if one["states"] == ["終了"])
    page = years.get(f"/programs/{ended}").text
    assert "2022年度の計画からは、なくなりました。" in page
    assert '<li class="ended"><b>2022年度</b>' in page
    assert "なくなりました" not in years.get(f"/programs/{NEWEST}").text


def test_all_years_replace_a_year(years: FlaskClient) -> None:
    page = years.get("/?q=防災&年度=2022&年度=all").text
    chips = re.search(r'<ul class="chips".*?</ul>', page, re.S)
    assert chips
    assert "すべての年度" in chips[0]
    assert "2022" not in re.sub(r'href="[^"]*"', "", chips[0])


def test_changed_fields_are_named_in_the_language_of_the_page(years: FlaskClient) -> None:
    for address in ("/years", f"/programs/{NEWEST}"):
        page = years.get(f"{address}?lang=en").text
        assert '<dt lang="en">Name</dt>' in page
        assert "<dt>施策（事業）名称</dt>" not in page
        assert '<dt lang="ja">予算額（千円）</dt>' in years.get(address).text


@pytest.mark.parametrize("first", [2020, 2021])
def test_lists_headings_and_tables_count_alike(years: FlaskClient, first: int) -> None:
    asked = f"from={first}&to={first + 1}"
    counts = years.get(f"/api/changes?{asked}").json["counts"]
    page = years.get(f"/years?{asked}").text
    tables = re.findall(r'<table class="sheet counts">(.*?)</table>', page, re.S)
    for table in tables:
        states = re.findall(r'<th scope="col">([^<]*)</th>', table)[1:-1]
        rows = re.findall(r'<th scope="row">.*?</tr>', table, re.S)
        cells = [re.findall(r'<td class="number">(\d*)</td>', row) for row in rows]
        sums = [sum(int(row[at] or 0) for row in cells) for at in range(len(states))]
        assert dict(zip(states, sums, strict=True)) == counts
    for state in counts.keys() - {"継続"}:
        section = re.search(
            rf'<h2 id="state-\d+">{state} <small>(\d+)件</small>(.*?)</section>', page, re.S
        )
        assert section
        elsewhere = re.search(r"ほか(\d+)件は、上の一覧", section[2])
        listed = len(re.findall("^    <li>", section[2], re.M))
        assert int(section[1]) == counts[state]
        assert listed + int(elsewhere[1] if elsewhere else 0) == counts[state]


def test_what_is_open_is_counted_by_pairs_with_its_year(tmp_path: Path) -> None:
    """One name in two departments stands twice, once for each year."""
    for folder, year, department in ((tmp_path, 2026, "福祉部"), (tmp_path / "2027", 2027, "局")):
        folder.mkdir(exist_ok=True)
        one = Program(f"{year}-1-01", "くらし", 1, "学童クラブ", department=department)
        (folder / "programs.csv").write_text(to_csv([one]), encoding="utf-8", newline="")
    (tmp_path / "collection.toml").write_text("fiscal_year = 2026\n", encoding="utf-8")
    (tmp_path / "links.csv").write_text("前のID,ID,確認\n2026-1-01,2027-1-01,\n", encoding="utf-8")
    update_index(load(tmp_path), tmp_path / "index")
    app = create_app(Settings(collection=tmp_path), LiveIndex(tmp_path / "index"))
    page = app.test_client().get("/years").text
    assert "同じかもしれない1組" in page
    listed = page[page.index('class="named steps"') :]
    assert re.findall(r"<small>(\d{4})年度</small>", listed) == ["2027", "2026"]
