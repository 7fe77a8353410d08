"""What stands in the API's answers besides a search's results; see ``indexer.answer.view``."""

from typing import Annotated, Literal, NotRequired, TypedDict

from indexer.answer.view import FacetValueView, SummaryView


class NamedView(TypedDict):
    """Enough of a program to link to it."""

    id: str
    name: str
    department: str
    area: str
    url: Annotated[str, {"format": "uri-reference"}]


class OriginView(TypedDict):
    """Where an answer is from; every answer that leaves this site should say so."""

    collection: str
    publisher: str
    source: str
    source_url: str | None
    license: str
    generation: int


class RecordView(SummaryView):
    """All that the record of a program has."""

    number: int | None
    keywords: list[str]
    link: str | None
    source_page: int | None
    source_row: int | None
    source_page_url: str | None


class FigureView(TypedDict):
    """A figure that a target states, with its place in the text."""

    label: str
    value: Annotated[float, {"minimum": None}]
    unit: str
    comparison: list[str]
    when: str
    text: str
    start: int
    end: int


class StatedView(FigureView):
    """A figure with its program."""

    id: str
    name: str
    department: str
    url: Annotated[str, {"format": "uri-reference"}]


class FiguresView(TypedDict):
    """A page of the figures that targets state."""

    total: int
    page: int
    per_page: int
    generation: int
    figures: list[StatedView]


class YearProgramView(NamedView):
    """Enough of a program of a year to link to it."""

    year: int


class YearOfView(YearProgramView):
    """A program in its year."""

    figures: list[FigureView]


class PieceView(TypedDict):
    """Words that stay, go or come."""

    kind: Literal["same", "removed", "added"]
    text: str


class FieldChangeView(TypedDict):
    """A column that changed from one year to the next."""

    column: str
    before: str
    after: str
    pieces: list[PieceView]


class StepView(TypedDict):
    """What happened to a program between two years."""

    states: list[str]
    before: YearProgramView | None
    after: YearProgramView | None
    fields: list[FieldChangeView]


class HistoryView(TypedDict):
    """A program over the years."""

    id: str
    years: list[YearOfView]
    steps: list[StepView]
    open: bool


# Of the two years one has the name of a keyword.
ChangesView = TypedDict(
    "ChangesView",
    {
        "from": int,
        "to": int,
        "generation": int,
        "counts": dict[str, int],
        "steps": list[StepView],
    },
)


class ProgramView(RecordView, OriginView):
    """A program and the programs around it."""

    figures: list[FigureView]
    original: NamedView | None
    reposts: list[NamedView]
    previous: NamedView | None
    next: NamedView | None
    similar: list[NamedView]


class FacetValuesView(TypedDict):
    """A page of a facet's values."""

    facet: str
    total: int
    page: int
    per_page: int
    generation: int
    values: list[FacetValueView]


class SuggestionView(TypedDict):
    """A completion of what is being typed."""

    text: str
    kind: Literal["name", "word", "department"]


class SuggestionsView(TypedDict):
    """Completions of what is being typed."""

    query: str
    generation: int
    suggestions: list[SuggestionView]


class FiltersView(TypedDict):
    """Which programs were asked for."""

    department: list[str]
    division: list[str]
    area: list[str]
    new: bool
    columns: NotRequired[dict[str, str | list[str]]]


class HeadView(OriginView):
    """What stands before the programs of a whole result."""

    query: str
    filters: FiltersView
    total: int
    similar: int


# How much of a query a program has.
Match = Literal["all", "some", "similar"]


class ExportedView(RecordView):
    """A record with how much of the query it has."""

    match: Match | None


class ExportView(HeadView):
    """A whole result to take home."""

    programs: list[ExportedView]


class HealthView(TypedDict):
    """How the site is."""

    status: Literal["ok", "degraded"]
    generation: int
    age_seconds: Annotated[int | None, {"minimum": None}]
    records: int
    problems: list[str]


class MistakeView(TypedDict):
    """What is wrong with a parameter."""

    parameter: str
    detail: str


class ProblemView(TypedDict):
    """Why there is no answer (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: NotRequired[str]
    errors: NotRequired[list[MistakeView]]
