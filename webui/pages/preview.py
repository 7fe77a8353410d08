"""What others show of a page: in results of search engines, and where its address is shared."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request

from indexer.answer.view import HitView
from indexer.query.query import Query
from webui.api.views import ProgramView
from webui.pages.overview import Overview
from webui.request.address import search_address
from webui.request.wording import Wording
from webui.service.current import searcher, site
from webui.share.page import picture_of_program, picture_of_search

# About as much as search engines and networks show; a longer text is cut there, not here where it
# could be cut in the middle of what they would show.
LONGEST = 160
# Programs that a search is described by.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Preview:
    """A page's title, what it is in a sentence or two, its one address, and that of its picture.

    ``picture`` is empty where none can be drawn.
    """

    title: str
    text: str
    address: str
    picture: str


def of_overview(overview: Overview, address: str, t: Wording) -> Preview:
    """Return the preview of the start page."""
    source = searcher().collection
    text = source.description or t("preview_overview", title=source.title, n=overview.total)
    return Preview(site().title, shortened(text), address, picture_of_search(Query()))


def of_results(query: Query, total: int, hits: Sequence[HitView], t: Wording) -> Preview:
    """Return the preview of a page of results: how many there are, and the first of them."""
    title = t("results_title", query=query.text) if query.text else t("results_title_browse")
    names = t("because_join").join(hit["name"] for hit in hits[:NAMED])
    text = t("preview_results", n=total, names=names)
    address = request.host_url.rstrip("/") + search_address(query, keeps_language=False)
    return Preview(title, shortened(text), address, picture_of_search(query))


def of_program(view: ProgramView, address: str) -> Preview:
    """Return the preview of a program's page: what the program is, else where it belongs."""
    where = " ".join(filter(None, (view["department"], *view["division"], view["area"])))
    text = shortened(view["summary"] or where)
    return Preview(view["name"], text, address, picture_of_program(view["id"]))


def shortened(text: str) -> str:
    """Return a text in one line, cut with an ellipsis where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
