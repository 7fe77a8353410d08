"""The years of a collection, as a search in the browser needs them; see ``indexer.years``."""

from typing import Any

from indexer.index.collection_info import CollectionInfo
from indexer.index.segment import Segment
from indexer.years.folding import Folding


def years_of(segment: Segment) -> dict[str, Any]:
    """What every search needs of the years; empty of a collection of one year.

    ``years`` are the collection's, the newest first, ``heads`` for each program the number of the
    newest that it became: programs of one head are one hit where several years are searched.
    """
    folding = Folding.of(segment)
    if folding is None:
        return {}
    years = CollectionInfo.of(segment.collection).years
    return {"years": list(years), "heads": folding.groups.tolist()}
