"""Columns of a collection's own: searched, filtered, sorted, and the same after every update."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.columns import Column, Span
from indexer import Query, Searcher, update_index
from indexer.embedded.engine import EmbeddedEngine
from indexer.index.segment import Segment
from indexer.query.column_filters import range_of
from indexer.store.storage import Store
from tests.indexer import own_columns_sample as sample


def _index(directory: Path, **how: Any) -> Searcher:
    loaded = sample.load(directory, **how)
    update_index(loaded, directory / "index")
    return _searcher(directory)


def _searcher(directory: Path) -> Searcher:
    generation = Store(directory / "index").current()
    assert generation is not None
    return Searcher(EmbeddedEngine(Segment(generation.path)), generation.number)


def _ids(searcher: Searcher, query: Query) -> list[int]:
    return [int(hit.program.id.removeprefix("a-")) for hit in searcher.search(query).hits]


def _column(searcher: Searcher, heading: str) -> Column:
    return next(one for one in searcher.collection.columns if one.heading == heading)


def test_an_exclusion_looks_at_searched_columns(own_searcher: Searcher) -> None:
    assert _ids(own_searcher, Query("-自転車")) == [2, 3, 4]


def test_a_facet_counts_several_values_of_a_cell_and_ignores_its_own_choice(
    own_searcher: Searcher,
) -> None:
    facet = own_searcher.search(Query(facets=(("対象者", ("団体",)),))).facets["対象者"]
    assert [(one.value, one.count, one.selected) for one in facet] == [
        ("個人", 2, False),
        ("学生", 1, False),
        ("団体", 1, True),
    ]
    chosen = Query(facets=(("対象者", ("団体", "学生")),))
    assert _ids(own_searcher, chosen) == [1, 2]
    assert _ids(own_searcher, Query(facets=(("対象者", ("ない",)),))) == []


def test_facets_count_what_a_range_leaves(own_searcher: Searcher) -> None:
    asked = range_of(_column(own_searcher, "金額"), "", "10万円")
    results = own_searcher.search(Query(ranges=(asked,)))
    assert [(one.value, one.count) for one in results.facets["対象者"]] == [
        ("個人", 1),
        ("学生", 1),
    ]
    assert results.total == 1


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("金額", [1, 4, 2, 3]),
        ("-金額", [2, 4, 1, 3]),
        ("締切", [1, 2, 3, 4]),
        ("-締切", [3, 2, 1, 4]),
        ("plan", [1, 2, 3, 4]),
    ],
)
def test_sorting_puts_what_has_no_number_last(
    own_searcher: Searcher, sort: str, expected: list[int]
) -> None:
    assert _ids(own_searcher, Query(sort=sort)) == expected
    assert _ids(own_searcher, Query(sort=sort, per_page=1, page=2)) == expected[1:2]


def test_an_area_is_found_by_each_of_its_levels(tmp_path: Path) -> None:
    areas = ("くらし › 福祉", "くらし › 子育て › 保育", "仕事", "くらし")
    searcher = _index(tmp_path, areas=areas)
    facet = searcher.search(Query()).facets["area"]
    assert [(one.value, one.count) for one in facet] == [
        ("くらし", 3), ("くらし › 福祉", 1), ("くらし › 子育て", 1),
        ("くらし › 子育て › 保育", 1), ("仕事", 1),
    ]  # fmt: skip
    assert _ids(searcher, Query(areas=("くらし",))) == [1, 2, 4]
    assert _ids(searcher, Query(areas=("くらし › 子育て",))) == [2]


_CELL = st.sampled_from(["", "桜", "10万円", "桜、梅", "2026年5月31日", "随時", "梅"])
_ROW = st.fixed_dictionaries(
    {heading: _CELL for heading in ("対象者", "金額", "締切", "内容")}
).map(lambda row: {heading: text for heading, text in row.items() if text})
_ROWS = st.lists(_ROW, min_size=1, max_size=5).map(tuple)


@settings(max_examples=15)  # three builds each
@given(_ROWS, _ROWS)
def test_an_update_is_a_full_build(
    tmp_path_factory: pytest.TempPathFactory,
    before: tuple[dict[str, str], ...],
    after: tuple[dict[str, str], ...],
) -> None:
    directory = tmp_path_factory.mktemp("update")
    update_index(sample.load(directory, rows=before), directory / "index")
    loaded = sample.load(directory, rows=after)
    update_index(loaded, directory / "index", force=True)
    update_index(loaded, directory / "full")
    updated, full = (Store(directory / name).current() for name in ("index", "full"))
    assert updated is not None
    assert full is not None
    for path in sorted(full.path.glob("*.npy")):
        assert path.read_bytes() == (updated.path / path.name).read_bytes(), path.name


def test_other_searched_columns_are_a_new_analysis_and_others_are_not(tmp_path: Path) -> None:
    loaded = sample.load(tmp_path)
    update_index(loaded, tmp_path / "index")
    other = sample.SETTINGS.replace('shown = "card"', 'shown = "page"')
    update = update_index(sample.load(tmp_path, settings=other), tmp_path / "index")
    assert (update.published, update.rebuilt) == (True, None)
    fewer = other.replace("searched = 2.0", "searched = false")
    update = update_index(sample.load(tmp_path, settings=fewer), tmp_path / "index")
    assert update.rebuilt == "検索する列が変わったため"
    assert _ids(_searcher(tmp_path), Query("自転車")) == []


_SPANS = st.lists(
    st.one_of(st.none(), st.tuples(st.integers(-9, 9), st.integers(0, 9))), max_size=8
)


def spans_high(span: Span | None) -> float:
    assert span is not None
    return span.high
