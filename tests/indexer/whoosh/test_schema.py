"""The fields of Whoosh's schema."""

from dataclasses import replace
from pathlib import Path

from whoosh.index import open_dir

from corpus import Loaded
from corpus.columns import Column, Label
from indexer import generation_directory, update_index
from indexer.whoosh.schema import FieldTable


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
