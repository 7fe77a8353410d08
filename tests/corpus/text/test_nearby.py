"""A folder that is not there, and the collection beside it that was meant."""

from pathlib import Path

import pytest

from corpus import CorpusError, check, load, load_joined
from corpus.text.nearby import advice_for, collections_beside


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    for name in ("hojokin", "hojokin-2025", "ringo"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "programs.csv").touch()
    (tmp_path / "hojokn-memo").mkdir()
    return tmp_path


@pytest.mark.parametrize("typed", ["hojokn", "hojokiin", "Hojokin", "hojikin"])
def test_the_closest_collection_is_named(beside: Path, typed: str) -> None:
    assert collections_beside(beside / typed)[0] == beside / "hojokin"
    assert advice_for(beside / typed).endswith(f"{beside / 'hojokin'} のことですか。")


def test_what_is_like_nothing_is_to_be_spelled_right(beside: Path) -> None:
    for place in (beside / "keikaku", beside / "none" / "hojokin"):
        assert advice_for(place) == f"{place} の場所と綴りを確かめてください。"


def test_whatever_reads_a_collection_asks(beside: Path) -> None:
    missing, meant = beside / "hojokn", f"{beside / 'hojokin'} のことですか"
    with pytest.raises(CorpusError, match=meant):
        load(missing)
    with pytest.raises(CorpusError, match=meant):
        load_joined([beside / "ringo", missing])
    assert meant in str(check(missing).problems[0])
