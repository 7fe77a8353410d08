"""The shapes of the API's answers and parameters, as JSON Schema; see ``openapi``."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from corpus.columns import Column, label_with_unit
from indexer.answer.results import FACET_NAMES
from indexer.answer.view import (
    ColumnView,
    FacetValueView,
    FragmentView,
    HitView,
    LabelView,
    ResultsView,
    YearView,
)
from indexer.query.query import DEFAULT_PER_PAGE, MAX_PER_PAGE, MAX_TEXT
from webui.api.derived import TEXT, Schema, derived, listed, reference
from webui.api.views import (
    ChangesView,
    ExportedView,
    ExportView,
    FacetValuesView,
    FieldChangeView,
    FiguresView,
    FigureView,
    FiltersView,
    HealthView,
    HistoryView,
    MistakeView,
    NamedView,
    PieceView,
    ProblemView,
    ProgramView,
    StatedView,
    StepView,
    SuggestionsView,
    SuggestionView,
    YearOfView,
    YearProgramView,
)
from webui.request.column_params import OPEN
from webui.request.figure_params import FIGURES_PER_PAGE
from webui.request.params import MAX_PAGE, MAX_SUGGESTIONS, MAX_VALUE, MAX_VALUES, SUGGESTIONS
from webui.request.wording import Wording

# No control characters: nobody means them, and they can hide what is asked for. Nor what stands for
# characters that were lost.
PRINTABLE = r"^[^\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\ufffd]*$"

WORDS: Schema = {"type": "string", "maxLength": MAX_TEXT, "pattern": PRINTABLE}
VALUES: Schema = {
    "type": "array",
    "items": {"type": "string", "maxLength": MAX_VALUE, "pattern": PRINTABLE},
    "maxItems": MAX_VALUES,
}
ID: Schema = {"type": "string", "minLength": 1}
LIMIT: Schema = {
    "type": "integer",
    "minimum": 1,
    "maximum": MAX_SUGGESTIONS,
    "default": SUGGESTIONS,
}
LANGUAGE: Schema = {"type": "string", "enum": ["ja", "en"], "default": "ja"}
NEW: Schema = {"type": "string", "enum": ["0", "1", "false", "true"], "default": "0"}
NEW_OR_EMPTY: Schema = NEW | {"enum": ["", *NEW["enum"]]}
NAME: Schema = {"type": "string", "minLength": 1}
PAGE: Schema = {"type": "integer", "minimum": 1, "maximum": MAX_PAGE, "default": 1}
PER_PAGE: Schema = {
    "type": "integer",
    "minimum": 1,
    "maximum": MAX_PER_PAGE,
    "default": DEFAULT_PER_PAGE,
}


# A number as the ends of a range have it; 1e3 is one, too, but nobody writes it.
NUMBER: Schema = {"type": "string", "pattern": r"^(-?[0-9]{1,12}(\.[0-9]{1,3})?)?$"}
FIGURES_ON_PAGE: Schema = PER_PAGE | {"default": FIGURES_PER_PAGE}
# As programs write numbers and days, empty for no end; people may write 100万円 as well.
AMOUNT = r"^(-?[0-9]{1,12}(\.[0-9]{1,3})?)?$"
# The days that the calendar has from 1000 to 2999, those of leap years among them.
_LEAP = r"([12][0-9](0[48]|[2468][048]|[13579][26])|(1[26]|2[048])00)"
_LONG = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
_SHORT = "(0[469]|11)-(0[1-9]|[12][0-9]|30)"
_FEBRUARY = "02-(0[1-9]|1[0-9]|2[0-8])"
DAY = rf"^([12][0-9]{{3}}-({_LONG}|{_SHORT}|{_FEBRUARY})|{_LEAP}-02-29)?$"


def sort(orders: Sequence[str]) -> Schema:
    """Return the schema of the order of results."""
    return {"type": "string", "enum": list(orders), "default": orders[0]}


def of_column(column: Column, name: str) -> Schema:
    """Return the schema of a parameter of a column of the collection's own."""
    if column.kind == "facet":
        return VALUES
    if name.endswith(OPEN):
        return NEW
    if column.kind == "date":
        return {"type": "string", "pattern": DAY}
    return {"type": "string", "pattern": AMOUNT}


# The shapes of the API's answers by the names that references have. A record in a whole result is a
# program without what is around it.
VIEWS: Mapping[str, type] = MappingProxyType(
    {
        "Results": ResultsView,
        "Hit": HitView,
        "Fragment": FragmentView,
        "Year": YearView,
        "History": HistoryView,
        "YearOf": YearOfView,
        "YearProgram": YearProgramView,
        "Changes": ChangesView,
        "Step": StepView,
        "FieldChange": FieldChangeView,
        "Piece": PieceView,
        "FacetValues": FacetValuesView,
        "FacetValue": FacetValueView,
        "Program": ProgramView,
        "Named": NamedView,
        "Figures": FiguresView,
        "StatedFigure": StatedView,
        "Figure": FigureView,
        "Suggestions": SuggestionsView,
        "Suggestion": SuggestionView,
        "Export": ExportView,
        "Filters": FiltersView,
        "ExportedProgram": ExportedView,
        "Health": HealthView,
        "Problem": ProblemView,
        "Mistake": MistakeView,
        "Column": ColumnView,
        "Label": LabelView,
    }
)
# The texts of a program whose matches are shown.
SHOWN_TEXTS = ("name", "summary", "targets")
# What only a collection with several years has.
OF_YEARS = frozenset(
    {"History", "YearOf", "YearProgram", "Changes", "Step", "FieldChange", "Piece"}
)
# What only a collection with columns of its own has.
OF_COLUMNS = frozenset({"Column", "Label"})

# Names whose meaning differs from the field's usual one.
MEANINGS = {
    ("Results", "similar"): "fields.similar_count",
    ("Export", "similar"): "fields.similar_count",
    ("Hit", "similar"): "fields.is_similar",
    ("Health", "status"): "fields.health",
    ("Mistake", "detail"): "fields.detail",
    ("Facets", "new"): "fields.is_new",
    ("Column", "kind"): "fields.column_kind",
    ("Filters", "columns"): "fields.columns_asked",
    ("Results", "columns"): "fields.columns_known",
    **{
        (shape, field): f"figures.{field}"
        for shape in ("Figure", "StatedFigure")
        for field in ("label", "value", "unit", "comparison", "when", "text", "start", "end")
    },
    ("Figures", "total"): "figures.total",
    ("Changes", "from"): "years.from",
    ("Changes", "to"): "years.to",
    ("Piece", "kind"): "years.kind",
    ("History", "years"): "years.years",
}


def of_names(columns: Sequence[Column]) -> dict[str, dict[str, Schema]]:
    """Return the shapes whose fields the collection decides: facets, matched texts, columns."""
    facets = [*FACET_NAMES, *(c.heading for c in columns if c.kind == "facet")]
    texts = [*SHOWN_TEXTS, *(c.heading for c in columns if c.searched and c.is_public)]
    shapes = {
        "Facets": dict.fromkeys(facets, listed(reference("FacetValue"))),
        "Fragments": dict.fromkeys(texts, listed(reference("Fragment"))),
    }
    own = {"Columns": {column.heading: TEXT for column in columns if column.is_public}}
    return shapes | (own if columns else {})


def schemas(
    t: Wording, columns: Sequence[Column] = (), years: Sequence[int] = ()
) -> dict[str, Schema]:
    """Return every shape as a schema, its fields explained.

    ``columns`` are the collection's own, ``years`` those of its programs.
    """
    meant = {
        column.heading: label_with_unit(column, column.label.of(t.language)) for column in columns
    }
    names = {view: name for name, view in VIEWS.items()}
    whole = {}
    for name, view in VIEWS.items():
        if (columns or name not in OF_COLUMNS) and (years or name not in OF_YEARS):
            fields, required = derived(view, names, bool(columns))
            whole[name] = shape(name, fields, required, t, meant)
    for name, fields in of_names(columns).items():
        whole[name] = shape(name, fields, [*fields], t, meant)
    return whole


def shape(
    name: str,
    fields: Mapping[str, Schema],
    required: Sequence[str],
    t: Wording,
    meant: Mapping[str, str],
) -> Schema:
    """Return an object's schema, each field explained.

    ``meant`` says what the collection's own columns are called.
    """
    return {
        "type": "object",
        "properties": {
            field: {
                **schema,
                "description": meant.get(field)
                or t(MEANINGS.get((name, field), f"fields.{field}")),
            }
            for field, schema in fields.items()
        },
        "required": [*required],
    }
