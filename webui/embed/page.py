"""Searching from other sites: the page for a frame, and the page that tells how to embed."""

from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request

from indexer.query.query import Query
from webui.embed.options import MOST, OPENS, THEMES, Options, is_written, parse_options
from webui.embed.script import INTEGRITY, NEWEST, content_of
from webui.request.language import language
from webui.service.current import searcher, site
from webui.service.word_catalogue import part_words
from webui.serving.compression import compress
from webui.site.settings import own_facets

blueprint = Blueprint("embed", __name__)

# Only what the frame needs, all of it from this site; who may show it is added.
FRAME_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)

# Values of a column of the collection's own that the guide offers to narrow by.
VALUES_OFFERED = 100

# What a collection may call otherwise and the element shows; static/embed.v2.js has the same.
LABELS = ("department", "division", "area", "new", "summary", "targets")
# What ::part() reaches of the element; static/embed.v2.js has the same.
PARTS = (
    "box form label input button suggestions status facets results "
    "item name summary cells detail link more"
).split()


@blueprint.get("/embed")
def frame() -> Response:
    """Return the search as a page for a frame; only sites that the collection names may show it."""
    options = parse_options(request.args, language(), own_facets(searcher().collection.columns))
    response = Response(
        render_template(
            "embed/frame.html",
            options=options,
            own_labels=own_labels(options),
            root=request.root_url,
            e=part_words("embed"),
        )
    )
    origins = searcher().collection.embed_origins
    response.headers["Content-Security-Policy"] = " ".join((FRAME_POLICY, *origins))
    return response


@blueprint.get("/embed/guide")
def guide() -> str:
    """Return how to embed the search: three ways, each with a preview and the lines to copy."""
    options = parse_options(request.args, language(), own_facets(searcher().collection.columns))
    root = request.root_url
    return render_template(
        "embed/guide.html",
        e=part_words("embed"),
        options=options,
        own_labels=own_labels(options),
        opens=OPENS,
        themes=THEMES,
        most=MOST,
        facets=searcher().search(Query(per_page=1)).facets,
        origins=searcher().collection.embed_origins,
        root=root,
        host=request.host_url.rstrip("/"),
        frame=f"{root}embed?{urlencode(options.arguments())}",
        integrity=INTEGRITY,
        parts=PARTS,
        most_values=VALUES_OFFERED,
        own_facets=[
            (column.heading, column.label.of(language()))
            for column in searcher().collection.columns
            if column.kind == "facet" and is_written(column.heading)
        ],
        kilobytes=kilobytes(NEWEST["embed.js"]),
        query=Query(),
    )


def own_labels(options: Options) -> list[tuple[str, str]]:
    """Return the element's attributes for what the collection calls otherwise, in its language."""
    own = site().labels if options.language == "ja" else ()
    return [(f"{name}-label", text) for name, text in own if name in LABELS]


def kilobytes(name: str) -> str:
    """Return what a script weighs as it is sent to browsers, in kB."""
    return f"{len(compress(content_of(name))) / 1000:.0f}"
