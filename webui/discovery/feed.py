"""What changed from generation to generation, for those who follow a search (Atom, RFC 4287)."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from flask import Blueprint, Response, render_template, request

from corpus.columns import YEAR
from indexer.query.query import DEFAULT_PER_PAGE, SORTS, Query
from indexer.years.asked import ALL
from webui.discovery.changes import Entry, entries_of
from webui.request.address import program_addresses, related_address, search_address
from webui.request.column_params import column_arguments
from webui.request.engine import Searcher
from webui.request.wording import Wording, wording
from webui.service.current import search_asked, searcher, site

blueprint = Blueprint("feed", __name__)

# Entries of a feed; readers keep what they have seen.
MOST_ENTRIES = 100
# The words for each kind of change.
LABELS = {"added": "feed_added", "changed": "feed_changed", "removed": "feed_removed"}
# What XML cannot say at all.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@blueprint.get("/feed.atom")
def changes() -> Response:
    """Return the changes of the programs that the address's query finds, newest first."""
    query = replace(search_asked(), page=1, per_page=DEFAULT_PER_PAGE, sort=SORTS[0])
    # The programs are Japanese, and so is all that is said of them.
    t = wording("ja", site().labels)
    host, path = request.host_url.rstrip("/"), program_addresses()
    entries = list(islice(entries_of(searcher(), query), MOST_ENTRIES))
    collection = searcher().collection
    address = host + related_address("/feed.atom", query)
    body = render_template(
        "discovery/feed.atom.xml",
        itself=address,
        page=host + search_address(query),
        title=t("feed_title", title=site().title),
        subtitle=asked_for(query, t),
        updated=latest(searcher(), entries).isoformat(timespec="seconds"),
        author=collection.publisher or site().title,
        rights=collection.license,
        entries=[entry_view(entry, host, path(entry.program.id), t) for entry in entries],
    )
    content_type = "application/atom+xml; charset=utf-8"
    return Response(NOT_XML.sub("", body), content_type=content_type)


def latest(searcher: Searcher, entries: list[Entry]) -> datetime:
    """Return when the newest entry came; without any, when what is served was published."""
    return entries[0].change.created if entries else searcher.created or datetime.now(UTC)


def asked_for(query: Query, t: Wording) -> str:
    """Return in words which changes a feed has; empty for all."""
    values = [*query.departments, *query.divisions, *query.areas]
    values += [
        t("all_years") if (name, value) == (YEAR, ALL) else f"{name}={value}"
        for name, value in column_arguments(query)
    ]
    new = [t.label("new")] if query.new_only else []
    words = [t("quoted", query=query.text)] if query.text else []
    return "、".join([*words, *values, *new])


def entry_view(entry: Entry, host: str, path: str, t: Wording) -> dict[str, Any]:
    """Return an entry as the template shows it; a program that is there no more has no page.

    ``fields`` are the columns that became others.
    """
    program, change = entry.program, entry.change
    label = t(LABELS[entry.kind])
    return {
        # Its time, not its generation, whose number comes again in an index that is begun anew.
        "id": f"{host}{path}#{entry.kind}-{change.created:%Y%m%dT%H%M%S.%f}",
        "kind": entry.kind,
        "label": label,
        "title": f"{label}: {program.name}",
        "updated": change.created.isoformat(timespec="seconds"),
        "page": host + path if searcher().program(program.id) else "",
        "fields": entry.fields,
        "text": "\n".join(filter(None, (program.department, program.summary, program.targets))),
    }
