"""What changed in the programs that a search finds, for the feed and its page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus import FieldChange, beginnings, changed_fields
from corpus.columns import HEADINGS, OPTIONAL, YEAR
from corpus.record import Program
from indexer.answer.view import public_columns
from indexer.index.division_names import SEPARATOR
from indexer.query.query import Query
from indexer.store.changes import Change
from indexer.years.asked import ALL
from webui.request.engine import Searcher

# With words, so many of the programs that have them all are looked at.
MOST_HITS = 1000


@dataclass(frozen=True, slots=True)
class Entry:
    """One program that was added, changed or removed, as that update left it or found it.

    ``fields`` are the columns that became others, empty where what they were is not known.
    """

    kind: str
    program: Program
    change: Change
    fields: tuple[FieldChange, ...] = ()


def entries_of(searcher: Searcher, query: Query) -> Iterator[Entry]:
    """Yield the changes of programs that ``query`` finds, newest first.

    What a removed program said is in no index any more, so that words and filters of the
    collection's own columns find none.
    """
    is_of_texts = query.text or query.facets or query.ranges or query.open
    found = found_by_words(searcher, query) if is_of_texts else None
    for change in searcher.changes:
        for kind, ids in (("added", change.added), ("changed", change.changed)):
            for id in ids:
                entry = entry_of(kind, id, change, searcher)
                if entry and passes(entry.program, query) and (found is None or id in found):
                    yield entry
        if found is None:
            for program in change.removed:
                if passes(program, query):
                    yield removed_entry(program, change)


def entry_of(kind: str, id: str, change: Change, searcher: Searcher) -> Entry | None:
    """Return a program as an update left it; as it is now where that was not kept, else None."""
    states = change.texts.get(id)
    if states is None or states.after is None:
        program = searcher.program(id)
        return Entry(kind, program, change) if program else None
    fields = changed_fields(states.before, states.after) if states.before else ()
    # What is for the staff alone now may have been in an earlier generation.
    public = {
        *HEADINGS,
        *OPTIONAL,
        *(c.heading for c in public_columns(searcher.collection.columns)),
    }
    told = tuple(one for one in fields if one.column in public)
    return Entry(kind, states.after, change, told)


def removed_entry(program: Program, change: Change) -> Entry:
    """Return a removed program with its texts where they were kept."""
    states = change.texts.get(program.id)
    return Entry("removed", (states and states.before) or program, change)


def found_by_words(searcher: Searcher, query: Query) -> frozenset[str]:
    """Return the ids of the programs that have every word of ``query``.

    Of no year in particular they are of all years: an earlier one may be corrected.
    """
    if YEAR not in dict(query.facets):
        query = replace(query, facets=(*query.facets, (YEAR, (ALL,))))
    asked = replace(query, page=1, per_page=MOST_HITS, each_year=True)
    hits = searcher.search(asked).hits
    return frozenset(hit.program.id for hit in hits if not hit.partial)


def passes(program: Program, query: Query) -> bool:
    """Tell whether a program passes the filters of ``query``."""
    return (
        (not query.departments or program.department in query.departments)
        and (not query.areas or not set(query.areas).isdisjoint(beginnings(program.area)))
        and (not query.divisions or not set(query.divisions).isdisjoint(_divisions(program)))
        and (program.is_new or not query.new_only)
    )


def _divisions(program: Program) -> set[str]:
    """Return what a program's divisions may be called: by their names, and with the department."""
    with_department = {f"{program.department}{SEPARATOR}{name}" for name in program.divisions}
    return {*program.divisions} | with_department
