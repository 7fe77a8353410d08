"""A collection's own columns as Whoosh's fields."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from whoosh import sorting
from whoosh.index import open_dir
from whoosh.qparser import QueryParser
from whoosh.query import DateRange, Every, NumericRange, Phrase, Query, Term

from corpus import Loaded
from indexer import generation_directory, update_index


@pytest.fixture(scope="module")
def searcher(grants: Loaded, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    index = tmp_path_factory.mktemp("index")
    update_index(grants, index)
    with open_dir(str(generation_directory(index))).searcher() as found:
        yield found


def found(searcher: Any, query: Query, **options: Any) -> list[str]:
    return [hit["id"] for hit in searcher.search(query, limit=None, **options)]


def test_values_of_a_facet_are_terms(searcher: Any) -> None:
    assert found(searcher, Term("対象者", "個人")) == ["a-1", "a-3"]
    assert found(searcher, Term("対象者", "学生")) == ["a-1"]
    facet = sorting.FieldFacet("対象者", allow_overlap=True)
    groups = searcher.search(Every(), groupedby=facet, limit=None).groups()
    assert {name: len(docs) for name, docs in groups.items() if name} == {
        "個人": 2,
        "学生": 1,
        "団体": 1,
    }


def test_a_column_that_is_searched_is_analysed(searcher: Any) -> None:
    assert found(searcher, Phrase("内容", ["自転車", "買い"])) == ["a-1"]
    assert found(searcher, QueryParser("内容", searcher.schema).parse("自転車")) == ["a-1"]
    assert found(searcher, Term("対象者_text", "団体")) == ["a-2"]
    (hit,) = searcher.search(Term("内容", "植木"))
    assert hit.highlights("内容") == '<b class="match term0">植木</b>'


def test_numbers_have_ranges_and_an_order(searcher: Any) -> None:
    assert found(searcher, NumericRange("金額", 100_000, 200_000)) == ["a-1", "a-4"]
    assert found(searcher, NumericRange("金額", 900_000, None)) == ["a-2"]
    assert found(searcher, Every(), sortedby="金額") == ["a-1", "a-4", "a-2", "a-3"]
    assert found(searcher, Every(), sortedby="金額", reverse=True) == ["a-3", "a-2", "a-4", "a-1"]
    assert len(searcher.search(Every(), groupedby="金額", limit=None).groups()) == 4


def test_days_have_ranges_and_an_order(searcher: Any) -> None:
    may, june = datetime(2026, 5, 1), datetime(2026, 6, 30)
    assert found(searcher, DateRange("締切", may, datetime(2026, 5, 31))) == ["a-1"]
    assert found(searcher, DateRange("締切", june, None)) == ["a-2"]
    assert found(searcher, Every(), sortedby="締切")[:2] == ["a-1", "a-2"]


def test_cells_are_stored_as_they_are(searcher: Any, grants: Loaded) -> None:
    for program in grants.programs:
        stored = searcher.document(id=program.id)
        for heading in ("対象者", "金額", "締切", "内容"):
            assert stored[heading] == program.text_of(heading)
