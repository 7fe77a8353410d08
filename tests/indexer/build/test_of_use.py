"""Columns that no site has a use for go into no index; the others stay as they are."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from corpus import Collection, Loaded, Program
from corpus.columns import Column, Label
from indexer.build.of_use import of_use


def column(heading: str, **values: Any) -> Column:
    return replace(Column(heading, "text", Label(heading, heading)), **values)


COLUMNS = (
    column("メモ", shown="neither"),
    column("別名", shown="neither", searched=1.0),
    column("順", kind="number", shown="neither", sortable=True),
    column("区分", kind="facet", shown="neither"),
    column("対象"),
)


def test_what_is_shown_searched_or_sorted_by_nowhere_is_left_out() -> None:
    cells = tuple((one.heading, "あ") for one in COLUMNS)
    collection = Collection(Path(), "計画", columns=COLUMNS)
    found = of_use(Loaded(collection, (Program("1", "", 1, "甲", extra=cells),), (), ()))
    assert [one.heading for one in found.collection.columns] == ["別名", "順", "区分", "対象"]
    assert [one.extra for one in found.programs] == [cells[1:]]


def test_without_such_columns_the_collection_is_the_same() -> None:
    loaded = Loaded(Collection(Path(), "計画", columns=COLUMNS[1:]), (), (), ())
    assert of_use(loaded) is loaded
