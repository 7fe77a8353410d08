"""What every template may use besides what its view gives it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from weakref import WeakKeyDictionary

from flask import Flask, current_app, request, url_for
from markupsafe import Markup

from indexer import SesakuError
from indexer.query.query import Query
from webui.pages.reasons import reasons
from webui.pages.structured import dataset, item_list, program_page
from webui.request.address import link_address, related_address, site_path, view_address
from webui.request.engine import Collection, Searcher
from webui.request.language import PARAMETER, SPOKEN_IN, language, language_asked
from webui.request.query_params import known
from webui.service.current import searcher, site, words
from webui.service.offered import has_targets
from webui.site.assets import asset, theme_version
from webui.site.colours import DEFAULT_ACCENT

# Pages that other modules bring, in the order of the footer: endpoint and key of its words.
FIGURES = "targets.page"
EXTRA_PAGES = (
    (FIGURES, "targets_list"),
    ("embed.guide", "embed"),
    ("documentation.page", "api"),
)
# Searches whose filters are kept: who turns pages has the same again. 50 kB each.
_MOST_KEPT = 32
_KEPT: WeakKeyDictionary[Searcher, dict[tuple[object, ...], Markup]] = WeakKeyDictionary()


def set_up_templates(app: Flask) -> None:
    """Give the templates of ``app`` their helpers and tidy line ends."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        asset=asset,
        dataset=dataset,
        default_accent=DEFAULT_ACCENT,
        item_list=item_list,
        kept_filters=kept_filters,
        link_address=link_address,
        program_page=program_page,
        reasons=reasons,
        related_address=related_address,
        site_path=site_path,
        theme_version=theme_version,
        url_for=view_address,
        this_page_in=this_page_in,
    )
    app.context_processor(page_context)


def kept_filters(query: Query, make: Callable[..., Markup], *values: Any) -> Markup:
    """Return the filters that a macro makes of ``values``, the same for all pages of a search."""
    known = _KEPT.setdefault(searcher(), {})
    key = replace(query, page=1), request.script_root, language_asked(), language()
    found = known.get(key)
    if found is None:
        found = make(*values)
        if len(known) >= _MOST_KEPT:
            known.clear()
        known[key] = found
    return found


def page_context() -> dict[str, Any]:
    """Return what depends on the request: words, language, site, collection."""
    return {
        "t": words(),
        "language": language(),
        # Marks Japanese text on a page in another language.
        "ja": "" if language() == "ja" else Markup(' lang="ja"'),
        "site": site(),
        "source": collection(),
        "extra_pages": extra_pages(),
    }


def collection() -> Collection | None:
    """Return the collection; None on an error page shown because no index can be read."""
    try:
        return searcher().collection
    except SesakuError:
        return None


def extra_pages() -> list[tuple[str, str]]:
    """Return the addresses of the extra pages that this application has, with their words.

    The list of figures is one of them where any program states targets.
    """
    known = current_app.view_functions
    return [
        (view_address(endpoint), key)
        for endpoint, key in EXTRA_PAGES
        if endpoint in known and (endpoint != FIGURES or _has_targets())
    ]


def _has_targets() -> bool:
    try:
        return has_targets(searcher())
    except SesakuError:
        return False


def this_page_in(other: str) -> str:
    """Return the address of the page at hand in another language."""
    found = collection()
    own = known(request.args, found.columns if found else ()).to_dict(flat=False)
    arguments: dict[str, Any] = own | {PARAMETER: other}
    if request.endpoint is None or request.blueprint not in SPOKEN_IN:
        return url_for("pages.search", lang=other)
    return url_for(request.endpoint, **(request.view_args or {}), **arguments)
