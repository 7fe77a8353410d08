"""What `sesaku check` says about a collection's site, before anybody publishes it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import corpus
from corpus.columns import heading_key, problems_of_headings
from webui.request.query_params import PAGE_PARAMETERS, SEARCH_PARAMETERS
from webui.site.settings import FILE, MAX_LOGO, UNKNOWN, own_facets, problem, read_site

# Names that a column cannot have: parameters of addresses, and keys beside its own in JSON.
RESERVED = {
    heading_key(name): "アドレスのパラメーター" for name in (*PAGE_PARAMETERS, *SEARCH_PARAMETERS)
} | {heading_key(name): "APIの項目" for name in ("name", "summary", "targets", "keywords", "id")}


def check_site(collection: corpus.Collection) -> Iterator[corpus.Problem]:
    """Yield what is wrong with the settings of [site], and warnings for what would not be shown."""
    for name in collection.site:
        # The cluster's settings are looked at by what publishes there.
        if name not in ("site", "engine"):
            yield corpus.Problem(FILE, None, f"[{name}]", "", *UNKNOWN, "warning")
    yield from problems_of_headings(collection.columns, RESERVED)
    table = collection.site.get("site", {})
    if not isinstance(table, dict):
        return
    site, problems = read_site(table, collection.title, own_facets(collection.columns))
    yield from problems
    if site.logo:
        yield from _missing_logo(collection.directory / site.logo)


def _missing_logo(path: Path) -> Iterator[corpus.Problem]:
    """Yield a warning where there is no logo to show."""
    size = path.stat().st_size if path.is_file() else None
    if size is None:
        remedy = "フォルダーに置くか、この行を消してください。"
        found = problem("logo", path.name, "ロゴのファイルがないので、出ません。", remedy)
    elif size > MAX_LOGO:
        reason = f"ロゴが大きすぎる（{size:,}バイト）ので、出ません。"
        remedy = f"{MAX_LOGO:,}バイト以下にしてください。"
        found = problem("logo", path.name, reason, remedy)
    else:
        return
    yield replace(found, severity="warning")
