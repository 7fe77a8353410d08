"""What a generation says about its collection as a whole."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from corpus.columns import Column

if TYPE_CHECKING:
    # A search does without what reads a collection.
    from corpus import Collection, Link


@dataclass(frozen=True, slots=True)
class CollectionInfo:
    """The collection's settings as they were when the generation was built.

    ``areas`` and ``departments`` are in the order in which they are shown, ``area_notes`` has a
    line on an area where the collection has one. ``columns`` are those of its own.
    ``site`` holds the settings of the pages.
    """

    title: str
    publisher: str
    source: str
    license: str
    fiscal_year: int | None
    description: str
    areas: tuple[str, ...]
    area_notes: Mapping[str, str]
    departments: tuple[str, ...]
    columns: tuple[Column, ...]
    embed_origins: tuple[str, ...]
    site: Mapping[str, Any]
    # The address of the document that the programs are from; generations before it have none.
    source_url: str = ""
    # The years of its programs, the newest first, where it has several.
    years: tuple[int, ...] = ()
    # What staff say of programs from year to year.
    links: tuple["Link", ...] = ()

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "CollectionInfo":
        """The value of what ``collection_values`` made."""
        lists = ("areas", "departments", "embed_origins")
        known: dict[str, Any] = {k: tuple(v) if k in lists else v for k, v in values.items()}
        years = tuple(values.get("years", ()))
        return cls(
            **{**known, "columns": columns_of(values), "years": years, "links": links_of(values)}
        )


def links_of(values: Mapping[str, Any]) -> tuple["Link", ...]:
    """What staff say of programs from year to year, from what ``collection_values`` made."""
    if not values.get("links"):
        return ()
    from corpus import Link

    return tuple(Link(**one) for one in values["links"])


def columns_of(values: Mapping[str, Any]) -> tuple[Column, ...]:
    """The collection's own columns from what ``collection_values`` made."""
    return tuple(map(Column.of_json, values.get("columns", ())))


def collection_values(collection: "Collection") -> dict[str, Any]:
    """A collection's settings as they come back from a generation's JSON file."""
    info = CollectionInfo(
        collection.title,
        collection.publisher,
        collection.source,
        collection.license,
        collection.fiscal_year,
        collection.description,
        collection.areas,
        collection.area_descriptions,
        collection.departments,
        collection.columns,
        collection.embed_origins,
        collection.site,
        collection.source_url,
        collection.years,
        collection.links,
    )
    values: dict[str, Any] = json.loads(json.dumps(asdict(info)))
    if not collection.years:
        # A collection of one year is what it was before there were years.
        del values["years"], values["links"]
    return values
