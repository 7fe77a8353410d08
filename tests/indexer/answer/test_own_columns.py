"""Columns of a collection's own: searched, filtered, sorted, and the same after every update."""

import dataclasses
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.columns import Column, Label, Span
from indexer import Query, Searcher, update_index
from indexer.answer.spans import Spans
from indexer.answer.view import results_view
from indexer.embedded.engine import EmbeddedEngine
from indexer.index.segment import Segment
from indexer.index.span_columns import SpanColumns, span_columns
from indexer.query.column_filters import FilterProblem, open_today, range_of, sorts
from indexer.query.query import Open, Range
from indexer.store.storage import Store
from tests.indexer import own_columns_sample as sample


def _index(directory: Path, **how: object) -> Searcher:
    loaded = sample.load(directory, **how)  # type: ignore[arg-type]
    update_index(loaded, directory / "index")
    return _searcher(directory)


def _searcher(directory: Path) -> Searcher:
    generation = Store(directory / "index").current()
    assert generation is not None
    return Searcher(EmbeddedEngine(Segment(generation.path)), generation.number)


def _ids(searcher: Searcher, query: Query) -> list[int]:
    return [int(hit.program.id.removeprefix("a-")) for hit in searcher.search(query).hits]


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return _index(tmp_path_factory.mktemp("own"))


def _column(searcher: Searcher, heading: str) -> Column:
    return next(one for one in searcher.collection.columns if one.heading == heading)


def test_words_of_a_searched_column_find_its_program(searcher: Searcher) -> None:
    results = searcher.search(Query("自転車"))
    assert [hit.program.id for hit in results.hits if not hit.partial] == ["a-1"]
    pieces = results.hits[0].fragments["内容"]
    assert [(piece.text, piece.matched) for piece in pieces] == [
        ("自転車", True),
        ("を買う", False),
    ]


def test_a_column_that_is_not_searched_finds_nothing(searcher: Searcher) -> None:
    assert _ids(searcher, Query("随時")) == []


def test_an_exclusion_looks_at_searched_columns(searcher: Searcher) -> None:
    assert _ids(searcher, Query("-自転車")) == [2, 3, 4]


def test_the_weight_of_a_column_decides_the_order(tmp_path: Path) -> None:
    rows = ({"重い": "桜"}, {"軽い": "桜"})
    weights = '[[columns]]\nheading = "重い"\nsearched = {}\n[[columns]]\nheading = "軽い"\n'
    for heavy, light, order in ((3, 0.5, [1, 2]), (0.5, 3, [2, 1])):
        directory = tmp_path / str(heavy)
        directory.mkdir()
        settings = weights.format(heavy) + f"searched = {light}\n"
        assert _ids(_index(directory, rows=rows, settings=settings), Query("桜")) == order


def test_a_facet_counts_several_values_of_a_cell_and_ignores_its_own_choice(
    searcher: Searcher,
) -> None:
    facet = searcher.search(Query(facets=(("対象者", ("団体",)),))).facets["対象者"]
    assert [(one.value, one.count, one.selected) for one in facet] == [
        ("個人", 2, False),
        ("学生", 1, False),
        ("団体", 1, True),
    ]
    chosen = Query(facets=(("対象者", ("団体", "学生")),))
    assert _ids(searcher, chosen) == [1, 2]
    assert _ids(searcher, Query(facets=(("対象者", ("ない",)),))) == []


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("", "", [1, 2, 4]),
        ("20万円", "", [2, 4]),
        ("", "100000", [1]),
        ("15万", "30万", [4]),
        ("60万円", "70万円", [2]),
        ("70万円", "60万円", [2]),
        ("1億円", "", []),
    ],
)
def test_a_range_of_numbers(searcher: Searcher, low: str, high: str, expected: list[int]) -> None:
    asked = range_of(_column(searcher, "金額"), low, high)
    assert _ids(searcher, Query(ranges=(asked,))) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [("2026-06-01", "", [2, 3]), ("", "2026-05", [1]), ("2026年5月", "令和8年6月", [1, 2])],
)
def test_a_range_of_deadlines_looks_at_the_last_day(
    searcher: Searcher, low: str, high: str, expected: list[int]
) -> None:
    asked = range_of(_column(searcher, "締切"), low, high)
    assert _ids(searcher, Query(ranges=(asked,))) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-03-31", [1, 3]),
        ("2026-05-31", [1, 2, 3]),
        ("2026-06-30", [2, 3]),
        ("2030-01-01", [3]),
    ],
)
def test_open_is_until_the_deadline_and_from_the_first_day_of_a_period(
    searcher: Searcher, day: str, expected: list[int]
) -> None:
    asked = open_today(_column(searcher, "締切"), date.fromisoformat(day))
    assert _ids(searcher, Query(open=(asked,))) == expected


def test_facets_count_what_a_range_leaves(searcher: Searcher) -> None:
    asked = range_of(_column(searcher, "金額"), "", "10万円")
    results = searcher.search(Query(ranges=(asked,)))
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
    searcher: Searcher, sort: str, expected: list[int]
) -> None:
    assert _ids(searcher, Query(sort=sort)) == expected
    assert _ids(searcher, Query(sort=sort, per_page=1, page=2)) == expected[1:2]


def test_what_cannot_be_meant_says_why(searcher: Searcher) -> None:
    amount, deadline = _column(searcher, "金額"), _column(searcher, "締切")
    for column, low, high in ((amount, "多め", ""), (amount, "", "5人"), (deadline, "", "夏")):
        with pytest.raises(FilterProblem, match=column.heading):
            range_of(column, low, high)
    with pytest.raises(FilterProblem, match="対象者"):
        range_of(_column(searcher, "対象者"), "1", "2")
    with pytest.raises(FilterProblem, match="金額"):
        open_today(amount)
    assert sorts(searcher.collection.columns)[2:] == ("金額", "-金額", "締切", "-締切")


def test_the_view_has_the_columns_by_heading(searcher: Searcher) -> None:
    query = Query()
    view = results_view(query, searcher.search(query))
    assert view["hits"][3]["columns"] == {
        "対象者": "", "金額": "200,000", "締切": "", "内容": "",
    }  # fmt: skip
    assert list(view["facets"]) == ["department", "division", "area", "new", "対象者"]


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


@given(_SPANS, st.integers(-9, 9), st.integers(-9, 9), st.booleans())
def test_ranges_and_order_are_what_a_loop_says(
    spans: list[tuple[int, int] | None], low: int, high: int, is_deadline: bool
) -> None:
    column = Column("x", "date", Label("x", "x"), sortable=True, deadline=is_deadline)
    cells = [None if one is None else Span(one[0], one[0] + one[1]) for one in spans]
    nan = float("nan")
    columns = SpanColumns(
        np.array([[nan if c is None else c.low for c in cells]], float),
        np.array([[nan if c is None else c.high for c in cells]], float),
    )
    found, docs = Spans(columns, [column]), np.arange(len(cells))
    inside = [
        n
        for n, c in enumerate(cells)
        if c is not None and (c.high if is_deadline else c.low) <= high and c.high >= low
    ]
    assert found.allowed(docs, Query(ranges=(Range("x", low, high),))).tolist() == inside
    today = [n for n, c in enumerate(cells) if c is not None and c.low <= low <= c.high]
    assert found.allowed(docs, Query(open=(Open("x", low),))).tolist() == today
    order = found.order(docs, "-x")
    assert order is not None
    known = [n for n, c in enumerate(cells) if c is not None]
    assert order.tolist()[: len(known)] == sorted(known, key=lambda n: -spans_high(cells[n]))


def spans_high(span: Span | None) -> float:
    assert span is not None
    return span.high


def test_columns_without_numbers_have_no_rows() -> None:
    programs = [sample.program(n, row) for n, row in enumerate(sample.ROWS)]
    text = Column("内容", "text", Label("内容", "内容"))
    assert span_columns(programs, [text]).lows.shape == (0, 4)
    deadline = dataclasses.replace(text, heading="締切", kind="date", deadline=True)
    assert span_columns(programs, [text, deadline]).highs.shape == (1, 4)
