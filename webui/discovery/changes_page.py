"""The page of what changed in a search: what the feed says, for people."""

from dataclasses import replace
from datetime import timedelta, timezone
from itertools import groupby, islice

from flask import Blueprint, render_template, request

from indexer.query.query import DEFAULT_PER_PAGE, SORTS
from webui.discovery.changes import Entry, entries_of
from webui.discovery.feed import MOST_ENTRIES, asked_for
from webui.request.address import page_address, program_addresses, related_address, search_address
from webui.request.query_params import parse_query
from webui.service.current import searcher, words

blueprint = Blueprint("changes", __name__)
# A plan is of Japan, and so is the day on which it changed.
JAPAN = timezone(timedelta(hours=9))


@blueprint.get("/changes")
def changes() -> str:
    """Return the changes of the programs that the address's query finds, by day, newest first."""
    asked = parse_query(request.args, searcher().collection.columns)
    query = replace(asked, page=1, per_page=DEFAULT_PER_PAGE, sort=SORTS[0])
    entries = islice(entries_of(searcher(), query), MOST_ENTRIES)
    at = program_addresses()
    return render_template(
        "discovery/changes.html",
        query=query,
        asked=asked_for(query, words()),
        days=[
            (day, [(one, address_of(one, at(one.program.id))) for one in found])
            for day, found in groupby(entries, day_of)
        ],
        most=MOST_ENTRIES,
        back=search_address(query),
        here=page_address("/changes", query),
        feed=related_address("/feed.atom", query),
    )


def day_of(entry: Entry) -> str:
    """Return the day in Japan on which a change was published."""
    return entry.change.created.astimezone(JAPAN).date().isoformat()


def address_of(entry: Entry, address: str) -> str:
    """Return where a program's page is; empty for one that is there no more."""
    return address if searcher().program(entry.program.id) else ""
