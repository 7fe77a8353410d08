"""The JSON of a search, the same on the command line and over HTTP (a contract).

The types say what stands in it; the API's description is made from them (``webui.api.schemas``). A
dictionary beside a type is what JSON Schema says of it besides; NAMED, which shape it has where the
collection decides its fields.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Final, Literal, NotRequired, TypedDict

from corpus.columns import Column
from corpus.record import Program
from indexer.answer.results import Facet, FacetValue, Hit, SearchResults
from indexer.query.query import Query

# A list of results has at most so many values of a facet: a screen or two, some kilobytes. The rest
# is asked for by the facet's name.
MOST_VALUES = 100
# The address of a program's page by its id.
Addressing = Callable[[str], str]
NAMED: Final = "named"
# What is there as soon as the collection has columns of its own.
WITH_COLUMNS: Final = {"with": "columns"}


class FragmentView(TypedDict):
    """A piece of a text, matched or not."""

    text: str
    matched: bool


class FacetValueView(TypedDict):
    """A value of a facet and how many of the results have it."""

    value: str
    count: int
    selected: bool


class LabelView(TypedDict):
    """What a column is called in each language."""

    ja: str
    en: str


class ColumnView(TypedDict):
    """A column of the collection's own."""

    heading: str
    kind: Literal["text", "facet", "number", "date", "url", "contact"]
    label: LabelView
    unit: str
    shown: Literal["card", "page", "neither"]
    sortable: bool
    deadline: bool


class YearView(TypedDict):
    """A year that a program has, its id and address there."""

    year: int
    id: str
    url: Annotated[str, {"format": "uri-reference"}]


class SummaryView(TypedDict):
    """The fields of a program that a list of programs shows."""

    id: str
    name: str
    summary: str
    targets: str
    department: str
    division: list[str]
    area: str
    is_new: bool
    repost_of: str | None
    url: Annotated[str, {"format": "uri-reference"}]
    columns: NotRequired[Annotated[dict[str, str], {NAMED: "Columns"}, WITH_COLUMNS]]
    years: NotRequired[list[YearView]]


class HitView(SummaryView):
    """A program among the results, and why it was found."""

    score: float
    partial: bool
    similar: bool
    fragments: Annotated[dict[str, list[FragmentView]], {NAMED: "Fragments"}]
    because: list[str]


class ResultsView(TypedDict):
    """What a search found."""

    query: str
    total: int
    complete: int
    similar: int
    page: int
    per_page: int
    generation: int
    hits: list[HitView]
    facets: Annotated[dict[str, list[FacetValueView]], {NAMED: "Facets"}]
    columns: NotRequired[Annotated[list[ColumnView], WITH_COLUMNS]]
    facets_total: NotRequired[dict[str, int]]
    missing: list[str]
    suggestion: str | None
    corrected: bool


def page_address(program_id: str) -> str:
    """The path of a program's page on a site of its own; ids are safe in addresses."""
    return f"/programs/{program_id}"


def results_view(
    query: Query, results: SearchResults, address: Addressing = page_address
) -> ResultsView:
    """The JSON of ``/api/search``; ``sesaku search --json`` adds the time it took."""
    view: ResultsView = {
        "query": query.text,
        "total": results.total,
        "complete": results.complete,
        "similar": results.similar,
        "page": query.page,
        "per_page": query.per_page,
        "generation": results.generation,
        "hits": [hit_view(hit, address, results.columns) for hit in results.hits],
        "facets": {name: facet_view(facet) for name, facet in results.facets.items()},
        "missing": list(results.missing),
        "suggestion": results.suggestion,
        "corrected": results.corrected,
    }
    if results.columns:
        view["columns"] = [column_view(column) for column in public_columns(results.columns)]
    if more := {name: len(f) for name, f in results.facets.items() if len(f) > MOST_VALUES}:
        view["facets_total"] = more
    return view


def column_view(column: Column) -> ColumnView:
    """A column of the collection's own: what it is called and what its texts are."""
    return {
        "heading": column.heading,
        "kind": column.kind,
        "label": {"ja": column.label.ja, "en": column.label.en},
        "unit": column.unit,
        "shown": column.shown,
        "sortable": column.sortable,
        "deadline": column.deadline,
    }


def facet_view(facet: Facet) -> list[FacetValueView]:
    """The values of a facet that a list of results has."""
    if len(facet) > MOST_VALUES:
        return values_view(facet.commonest(MOST_VALUES))
    return [
        {"value": value, "count": count, "selected": selected}
        for value, count, selected in facet.rows()
    ]


def values_view(values: Iterable[FacetValue]) -> list[FacetValueView]:
    """The values of a facet."""
    return [{"value": v.value, "count": v.count, "selected": v.selected} for v in values]


def hit_view(hit: Hit, address: Addressing, columns: Sequence[Column] = ()) -> HitView:
    """One hit: the program with the columns of its collection, and why it was found."""
    fragments = hit.fragments
    if columns:
        hidden = {column.heading for column in columns if not column.is_public}
        fragments = {name: own for name, own in fragments.items() if name not in hidden}
    view: HitView = {
        **summary_view(hit.program, address, columns),
        "score": round(hit.score, 4),
        "partial": hit.partial,
        "similar": hit.similar,
        "fragments": {
            name: [{"text": one.text, "matched": one.matched} for one in own]
            for name, own in fragments.items()
        },
        "because": list(hit.because),
    }
    if hit.years:
        years: list[YearView] = [
            {"year": one.year, "id": one.id, "url": address(one.id)} for one in hit.years
        ]
        view["years"] = years
    return view


def summary_view(
    program: Program, address: Addressing, columns: Sequence[Column] = ()
) -> SummaryView:
    """The fields of a program that a list of programs shows.

    Those of its collection's own ``columns`` stand by heading, where it has any.
    """
    view: SummaryView = {
        "id": program.id,
        "name": program.name,
        "summary": program.summary,
        "targets": program.targets,
        "department": program.department,
        "division": list(program.divisions),
        "area": program.area,
        "is_new": program.is_new,
        "repost_of": program.repost_of,
        "url": address(program.id),
    }
    if columns:
        view["columns"] = columns_view(program, columns)
    return view


def columns_view(program: Program, columns: Sequence[Column]) -> dict[str, str]:
    """The text of each public column of the collection's own; empty where the program has none."""
    texts = dict(program.extra)
    return {column.heading: texts.get(column.heading, "") for column in public_columns(columns)}


def public_columns(columns: Sequence[Column]) -> list[Column]:
    """The columns without those that are shown nowhere, as 担当者メモ: answers and downloads are
    public as pages are. The values of a facet are, whatever is shown beside them."""
    return [one for one in columns if one.is_public]
