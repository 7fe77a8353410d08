"""The numbers that the browser's script computes with are those of the modules."""

import orjson

from indexer.browser.constants import constants
from indexer.index import field_boosts
from indexer.matches.match import Channel
from indexer.ranking import ranking
from indexer.text.variants import KANJI_VARIANTS
from tests.indexer.browser.unpacking import numbers, unsigned


def test_each_stands_under_its_module_and_name() -> None:
    found = constants()
    assert found["field_boosts"]["K1"] == field_boosts.K1
    assert found["ranking"]["MIN_SHARE"] == ranking.MIN_SHARE
    assert "BLOCK" not in found["ranking"]
    assert found["labels"] == {channel.name: channel.value for channel in Channel}


def test_json_has_all_of_them_and_they_are_there() -> None:
    found = constants()
    assert orjson.loads(orjson.dumps(found)) == found
    assert all(found.values())


def test_kanji_come_back_by_their_variants() -> None:
    rows = numbers(constants()["variants"])
    found, kanji = {}, 0
    for step, code in zip(rows[::2], rows[1::2], strict=True):
        kanji += step
        found[kanji + unsigned(code)] = chr(kanji)
    assert found == KANJI_VARIANTS


def test_a_weight_that_changes_changes_there(monkeypatch) -> None:
    monkeypatch.setattr(ranking, "MIN_SHARE", 0.123)
    assert constants()["ranking"]["MIN_SHARE"] == 0.123
