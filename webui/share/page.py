"""The addresses of pictures: of a program, of a search, of the whole."""

from dataclasses import replace
from urllib.parse import quote

from flask import Blueprint, Response, abort, request

from indexer.query.query import DEFAULT_PER_PAGE, Query
from webui.request.address import related_address, site_path
from webui.request.query_params import parse_query
from webui.request.wording import wording
from webui.service.current import searcher, site
from webui.share.font import japanese_font
from webui.share.picture import CAN_DRAW, Sheet, draw

blueprint = Blueprint("share", __name__)


@blueprint.get("/share/programs/<id>.png")
def program(id: str) -> Response:
    """Return the picture of a program; 404 when there is none of that id."""
    found = searcher().program(id)
    if found is None:
        abort(404)
    where = "　".join(filter(None, (found.department, "・".join(found.divisions), found.area)))
    return picture(found.name, where)


@blueprint.get("/share/search.png")
def search() -> Response:
    """Return the picture of a search; of no search, that of the collection."""
    query = parse_query(request.args, searcher().collection.columns)
    results = searcher().search(replace(query, page=1, per_page=1))
    t = wording("ja", site().labels)
    collection = searcher().collection
    filters = [*query.departments, *query.divisions, *query.areas]
    if query.text:
        heading = t("results_title", query=query.text)
    else:
        heading = "・".join(filters) or t("overview_title", title=collection.title)
    count = t("count", n=results.total) + f"　{collection.title}"
    return picture(heading, count)


def picture(heading: str, below: str) -> Response:
    """Return a picture with the site's name and colour; 404 where none can be drawn."""
    font = japanese_font() if CAN_DRAW else None
    if font is None:
        abort(404)
    face = site()
    sheet = Sheet(face.title, heading, below, face.accent.light)
    return Response(draw(sheet, font), content_type="image/png")


def has_pictures() -> bool:
    """Tell whether pictures can be drawn here: with Pillow, and a Japanese font."""
    return CAN_DRAW and japanese_font() is not None


def picture_of_program(id: str) -> str:
    """Return the address of a program's picture for the world outside; empty without pictures."""
    return _outside(site_path(f"/share/programs/{quote(id, safe='')}.png"))


def picture_of_search(query: Query) -> str:
    """Return the address of a search's picture, whichever page it shows; empty without pictures."""
    plain = replace(query, page=1, per_page=DEFAULT_PER_PAGE)
    return _outside(related_address("/share/search.png", plain))


def _outside(path: str) -> str:
    return request.host_url.rstrip("/") + path if has_pictures() else ""
