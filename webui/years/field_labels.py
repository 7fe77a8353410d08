"""What pages call the columns of programs.csv in which something changed."""

from corpus.columns import (
    AREA,
    DEPARTMENT,
    DIVISION,
    NAME,
    NEW,
    SUMMARY,
    TARGETS,
    label_with_unit,
)
from webui.service.current import searcher, words

_FIXED = {
    NAME: "name",
    SUMMARY: "summary",
    TARGETS: "targets",
    DEPARTMENT: "department",
    DIVISION: "division",
    AREA: "area",
    NEW: "new",
}


def field_label(heading: str) -> str:
    """Return the label of a column in the language of the page, a number's unit behind it.

    A heading that has none is its own label.
    """
    t = words()
    if heading in _FIXED:
        return t.heading(_FIXED[heading])
    for column in searcher().collection.columns:
        if column.heading == heading:
            return label_with_unit(column, column.label.of(t.language))
    return heading
