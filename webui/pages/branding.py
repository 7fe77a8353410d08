"""A collection's own face: the style sheet of its colour, its logo, its icon."""

from pathlib import Path

from flask import Blueprint, Response, abort, current_app

from webui.service.current import service, site
from webui.site.assets import cached_for_good, theme

blueprint = Blueprint("face", __name__)

FOR_A_DAY = "public, max-age=86400"
# An SVG opened by itself is a document; it must not run or load anything.
LOGO_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"


@blueprint.get("/theme.css")
def style() -> Response:
    """Return the style sheet of the site's accent colour; its address carries its version."""
    return cached_for_good(Response(theme(site()), mimetype="text/css"))


@blueprint.get("/favicon.ico")
def icon() -> Response:
    """Return the icon, where readers of feeds and lists of bookmarks look for it."""
    content = (Path(str(current_app.static_folder)) / "favicon.ico").read_bytes()
    response = Response(content, mimetype="image/vnd.microsoft.icon")
    response.headers["Cache-Control"] = FOR_A_DAY
    return response


@blueprint.get("/logo")
def logo() -> Response:
    """Return the collection's logo; 404 when it has none."""
    found = service().logo(site())
    if found is None:
        abort(404)
    content, media_type = found
    response = Response(content, mimetype=media_type)
    response.headers["Content-Security-Policy"] = LOGO_POLICY
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response
