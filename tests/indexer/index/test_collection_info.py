"""What a generation says of its collection comes back from JSON as it was."""

import json
from pathlib import Path

from corpus import Collection
from corpus.columns import Column, Label
from indexer.index.collection_info import CollectionInfo, collection_values, columns_of

COLLECTION = Collection(
    Path("plan"),
    "計画",
    publisher="市",
    fiscal_year=2026,
    areas=("一", "二"),
    area_descriptions={"一": "安全"},
    departments=("総務部",),
    columns=(Column("対象者", "facet", Label("対象者", "For"), searched=1.0),),
    site={"labels": {"areas": "分野"}},
)


def test_it_comes_back_as_it_was() -> None:
    values = json.loads(json.dumps(collection_values(COLLECTION)))
    info = CollectionInfo.of(values)
    assert (info.title, info.publisher, info.fiscal_year) == ("計画", "市", 2026)
    assert (info.areas, info.departments) == (("一", "二"), ("総務部",))
    assert info.area_notes == {"一": "安全"}
    assert info.columns == COLLECTION.columns
    assert info.site == {"labels": {"areas": "分野"}}


def test_a_generation_from_before_there_were_columns_has_none() -> None:
    assert columns_of({}) == ()
