"""A collection's own columns as Whoosh's fields."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from whoosh import sorting
from whoosh.index import open_dir
from whoosh.qparser import QueryParser
from whoosh.query import DateRange, Every, NumericRange, Phrase, Query, Term

from corpus import Loaded
from corpus.columns import Column, Label
from indexer import generation_directory, update_index
from indexer.whoosh.schema import FieldTable
from tests.indexer.own_columns_sample import load


@pytest.fixture(scope="module")
def grants(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    return load(tmp_path_factory.mktemp("grants"))


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


def test_a_change_of_the_columns_changes_the_fields(grants: Loaded, tmp_path: Path) -> None:
    update_index(grants, tmp_path)
    columns = grants.collection.columns[:1]
    changed = replace(grants, collection=replace(grants.collection, columns=columns))
    for loaded, names in ((grants, 4), (changed, 1), (grants, 4)):
        update_index(loaded, tmp_path)
        schema = open_dir(str(generation_directory(tmp_path))).schema
        own = {"対象者", "金額", "締切", "内容"} & set(schema.names())
        assert len(own) == names


def test_names_of_fields_are_such_as_whoosh_takes_and_differ() -> None:
    headings = ("url", "_備 考", "備　考", "金額（円）", "!", "?")
    columns = [Column(heading, "text", Label(heading, heading)) for heading in headings]
    names = FieldTable(columns).schema.names()
    assert {"url", "url_", "備_考", "備_考_", "金額_円", "column", "column_"} <= set(names)
