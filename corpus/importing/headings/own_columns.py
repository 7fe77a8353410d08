"""Columns of one's own: which are new, which become another, and what that is told."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.collection import Collection
from corpus.columns import Column
from corpus.columns.column import Kind
from corpus.errors import Problem
from corpus.importing.headings.guess import guessed, of_kind
from corpus.importing.headings.map_option import HIDDEN, OWN, HeadingMap, heading_map
from corpus.importing.settings_file import can_be_changed
from corpus.record import Program
from corpus.settings import FILE_NAME
from corpus.sources.source import Source
from corpus.text.characters import heading_key

_TEXT: Kind = "text"


def new_columns(
    source: Source,
    copied: Mapping[str, str],
    headings: HeadingMap,
    programs: Sequence[Program],
    collection: Collection,
) -> tuple[Column, ...]:
    """Return the columns of one's own that the collection has not got yet, in the file's order.

    ``copied`` names those that hold what a column of ours could not.
    """
    known = {column.heading for column in collection.columns}
    cells: dict[str, list[str]] = {}
    for program in programs:
        for heading, text in program.extra:
            cells.setdefault(heading, []).append(text)
    own = (column.own for column in source.columns if not column.field)
    named = (heading for heading in (*own, *copied.values()) if heading not in known)
    kinds = {**dict.fromkeys(map(heading_key, copied.values()), _TEXT), **headings.kinds}
    found = (
        of_kind(heading, kind, cells[heading], source.unit)
        if (kind := kinds.get(heading_key(heading)))
        else guessed(heading, cells[heading], source.unit)
        for heading in dict.fromkeys(named)
        if heading in cells
    )
    return tuple(
        replace(one, kind=_TEXT, unit="", searched=0.0, shown="neither", sortable=False)
        if heading_key(one.heading) in headings.hidden
        else one
        for one in found
    )


def replaced(source: Source) -> frozenset[str]:
    """Return the headings that a column of one's own cannot have: what stands below them in the
    file is read as a column of ours.
    """
    fixed = (one for one in source.columns if one.field)
    # What is called otherwise than in the file (URL（原文）) holds more than our column can.
    named = {one.own for one in fixed if heading_key(one.own) == heading_key(one.heading)}
    return frozenset(named - {one.own for one in source.columns if not one.field})


def emptied(
    source: Source, copied: Mapping[str, str], present: Sequence[Program], collection: Collection
) -> tuple[Problem, ...]:
    """Warn of each column of one's own whose texts go because its heading is one of ours now.

    Not of those that are ``copied``. collection.toml keeps what it says of the column.
    """
    used = {heading for program in present for heading, _ in program.extra}
    gone = replaced(source) & used - {*copied.values()}
    ours = {column.own: column.field for column in source.columns if column.field}
    return tuple(
        Problem(
            FILE_NAME,
            None,
            column.heading,
            ours[column.heading] or "",
            f"表の「{column.heading}」は「{ours[column.heading]}」として読むので、"
            "自分の列にある前の文は消します。",
            f"collection.toml の「{column.heading}」の [[columns]] は、もう要らなければ消せます。",
            "warning",
        )
        for column in collection.columns
        if column.heading in gone
    )


def changed(
    answers: Mapping[str, str],
    collection: Collection,
    programs: Sequence[Program],
    settings: bytes | None,
    unit: str = "",
) -> tuple[Column, ...]:
    """Return the columns of which somebody says now that they are of another kind, or hidden, than
    collection.toml does, as they become. Those that its lines do not describe stay as they are.
    """
    said, text = heading_map(answers), (settings or b"").decode("utf-8-sig", "replace")
    found = []
    for column in collection.columns:
        key = heading_key(column.heading)
        become = _hidden(column) if key in said.hidden else column
        if (kind := said.kinds.get(key)) and kind != column.kind:
            cells = [program.text_of(column.heading) for program in programs]
            become = _as_kind(column, kind, [cell for cell in cells if cell], unit)
        if become != column and can_be_changed(text, column.heading):
            found.append(become)
    return tuple(found)


def _hidden(column: Column) -> Column:
    kind = _TEXT if column.kind == "facet" else column.kind
    return replace(column, kind=kind, shown="neither", searched=0.0, sortable=False)


def _as_kind(column: Column, kind: Kind, texts: Sequence[str], unit: str) -> Column:
    """Return the column of another kind, with what goes with that; what it is called, where it is
    shown and what it counts in a search stay.
    """
    like = of_kind(column.heading, kind, texts, unit)
    return replace(
        column,
        kind=kind,
        unit=column.unit or like.unit,
        sortable=like.sortable,
        deadline=like.deadline,
    )


def contradicted(
    file: str, answers: Mapping[str, str], collection: Collection, done: Sequence[Column]
) -> tuple[Problem, ...]:
    """Warn of each kind that somebody names now for a column that is of another one already, and
    that cannot be changed where collection.toml says it; ``done`` are those that are.
    """
    said = heading_map(answers)
    settled = {column.heading for column in done}
    return tuple(
        Problem(
            file,
            None,
            column.heading,
            HIDDEN if heading_key(column.heading) in said.hidden else f"{OWN}:{kind}",
            f'collection.toml で kind = "{column.kind}" の列です。そのままにします。',
            "変えるには、collection.toml の columns で直してください。",
            "warning",
        )
        for column in collection.columns
        if column.heading not in settled
        and (
            (kind := said.kinds.get(heading_key(column.heading), column.kind)) != column.kind
            or (heading_key(column.heading) in said.hidden and _hidden(column) != column)
        )
    )
