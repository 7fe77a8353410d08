"""What can be saved of a result, and what each file has."""

from dataclasses import dataclass, replace

from flask import Blueprint, render_template, request

from indexer.years.asked import is_of_several
from webui.api.export import named
from webui.pages.listing import chips, counted
from webui.request.address import related_address, search_address
from webui.request.query_params import parse_query
from webui.service.current import searcher, words
from webui.service.word_catalogue import part_words

blueprint = Blueprint("download", __name__)
# The files there are, the one for most people first.
KINDS = ("xlsx", "csv", "json")


@dataclass(frozen=True, slots=True)
class File:
    """A file: its kind, its address, the name it is saved under."""

    kind: str
    url: str
    name: str


@blueprint.get("/download")
def choose() -> str:
    """Return the files that the results of the address's query can be saved as."""
    columns = searcher().collection.columns
    query = replace(parse_query(request.args, columns), page=1)
    results, t = searcher().search(replace(query, per_page=1, each_year=True)), words()
    return render_template(
        "table/download.html",
        w=part_words("table"),
        query=query,
        counted=counted(results, t),
        each_year=is_of_several(query, searcher().collection.years),
        chips=chips(query, t, search_address, columns),
        files=[
            File(kind, related_address(f"/export.{kind}", query), _name(kind, query.text))
            for kind in KINDS
        ],
        permalink=request.host_url.rstrip("/") + search_address(query, keeps_language=False),
        back=search_address(query),
    )


def _name(kind: str, text: str) -> str:
    return named(f"programs.{kind}", text) if text else f"programs.{kind}"
