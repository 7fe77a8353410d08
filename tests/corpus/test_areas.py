"""Areas in several levels."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import corpus
from corpus.areas import MAX_LEVELS, SEPARATOR, beginnings, in_order, paths
from corpus.record import Program
from corpus.writer import to_csv

_NAME = st.text("あいう一二", min_size=1, max_size=3)
_PATH = st.lists(_NAME, min_size=1, max_size=3).map(SEPARATOR.join)


def test_a_path_has_its_beginnings() -> None:
    assert beginnings("くらし › 福祉 › 介護") == ("くらし", "くらし › 福祉", "くらし › 福祉 › 介護")
    assert beginnings("くらし›福祉") == ("くらし", "くらし › 福祉")
    assert beginnings("くらし") == ("くらし",)
    assert beginnings("") == ()


def test_signs_alone_are_a_level_as_they_are_written() -> None:
    assert beginnings(" › › ") == (" › › ",)


def test_what_is_deeper_than_any_plan_belongs_to_the_last_level() -> None:
    names = [f"段{number}" for number in range(MAX_LEVELS + 5)]
    found = beginnings(SEPARATOR.join(names))
    assert len(found) == MAX_LEVELS
    assert found[-1] == SEPARATOR.join(names)
    assert found[-2] == SEPARATOR.join(names[: MAX_LEVELS - 1])


@given(st.lists(_PATH, max_size=8))
def test_in_order_everything_follows_what_it_is_below(areas: list[str]) -> None:
    ordered = in_order(paths(areas))
    assert sorted(ordered) == sorted(paths(areas))
    for place, area in enumerate(ordered):
        above = beginnings(area)[:-1]
        if above:
            block = ordered[ordered.index(above[-1]) + 1 : place]
            assert all(one.startswith(above[-1] + SEPARATOR) for one in block)


def test_a_collection_lists_any_level(tmp_path: Path) -> None:
    areas = ["仕事 › 農業", "くらし › 福祉 › 介護", "仕事"]
    programs = [Program(f"a-{n}", area, None, f"事業{n}") for n, area in enumerate(areas)]
    (tmp_path / "programs.csv").write_bytes(to_csv(programs).encode())
    (tmp_path / "collection.toml").write_text('areas = ["くらし", "仕事"]', encoding="utf-8")
    loaded = corpus.load(tmp_path)
    assert loaded.collection.areas == (
        "くらし", "くらし › 福祉", "くらし › 福祉 › 介護", "仕事", "仕事 › 農業",
    )  # fmt: skip
    (tmp_path / "collection.toml").write_text('areas = ["くらし"]', encoding="utf-8")
    assert {one.value for one in corpus.check(tmp_path).errors} == {"仕事", "仕事 › 農業"}
