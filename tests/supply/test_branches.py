"""The rooms that are measured are those that are there."""

from tests.supply.branches import ROOT, rooms


def test_every_room_with_tests_of_its_own_is_measured() -> None:
    found = rooms()
    assert {"indexer/store", "corpus/settings", "webui/api"} <= set(found)
    assert all((ROOT / "tests" / room).is_dir() for room in found)
