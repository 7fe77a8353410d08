"""The feed of changes of a search."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.webui.api.test_export import entries, entry_ids, program


def test_a_feed_has_the_changes_newest_first(publish_programs: Callable[..., FlaskClient]) -> None:
    assert entries(publish_programs(program(1), program(2, "図書館"))) == []
    publish_programs(program(1), program(2, "図書館"), program(3, "道路"))
    client = publish_programs(program(1, "防災無線の改修"), program(3, "道路"))
    assert entries(client) == ["変更: 防災無線の改修", "削除: 図書館", "追加: 道路"]


def test_a_feed_follows_one_search(publish_programs: Callable[..., FlaskClient]) -> None:
    publish_programs(program(1))
    new = program(
        4, "防災訓練", department="土木部", area="まち", divisions=("道路課",), is_new=True
    )
    publish_programs(program(1), program(3, "道路"), new)
    client = publish_programs(program(1), program(3, "道路"))
    assert entries(client) == ["削除: 防災訓練", "追加: 道路", "追加: 防災訓練"]
    assert entries(client, q="道路") == ["追加: 道路"]
    assert entries(client, q="図書館") == []
    assert entries(client, department="土木部") == ["削除: 防災訓練", "追加: 防災訓練"]
    assert entries(client, division="道路課") == ["削除: 防災訓練", "追加: 防災訓練"]
    assert entries(client, area=["まち", "くらし"]) == [
        "削除: 防災訓練",
        "追加: 道路",
        "追加: 防災訓練",
    ]
    assert entries(client, new="1") == ["削除: 防災訓練", "追加: 防災訓練"]
    assert entries(client, department="総務部", q="道路") == ["追加: 道路"]


def test_a_change_in_an_index_begun_anew_is_not_taken_for_one_before(
    publish_programs: Callable[..., FlaskClient], tmp_path: Path
) -> None:
    publish_programs(program(1))
    before = entry_ids(publish_programs(program(1, "防災無線の改修")))
    shutil.rmtree(tmp_path / "index")
    publish_programs(program(1, "防災無線の改修"))
    after = entry_ids(publish_programs(program(1, "防災無線の撤去")))
    assert len(before) == len(after) == 1
    assert before != after


def test_a_feed_without_changes_says_when_the_data_came(client: FlaskClient) -> None:
    assert entries(client) == []


def test_a_feed_refuses_what_a_search_refuses(client: FlaskClient) -> None:
    response = client.get("/feed.atom?page=x")
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")


def test_characters_that_xml_has_not_are_left_out(
    publish_programs: Callable[..., FlaskClient],
) -> None:
    publish_programs(program(1))
    assert entries(publish_programs(program(1), program(2, "図\x0b書\x01館\ufffe"))) == [
        "追加: 図書館"
    ]


@pytest.mark.parametrize("address", ["/", "/?q=防災", "/?department=総務部", "/?sort=plan&page=2"])
def test_pages_point_to_the_feed_of_their_search(client: FlaskClient, address: str) -> None:
    page = client.get(address).text
    link = page.split('type="application/atom+xml" href="')[1].split('"')[0].replace("&amp;", "&")
    assert client.get(link).status_code == 200
    assert ("q=" in link) == ("q=" in address)
