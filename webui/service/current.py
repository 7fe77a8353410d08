"""What belongs to the request at hand: the service, one searcher, its search, the site, words."""

import logging
from dataclasses import dataclass, field
from functools import partial
from typing import cast

from flask import current_app, request

from indexer import SesakuError
from indexer.hanging_drive import Asked
from indexer.query.query import Query
from webui.request.engine import Generation, LiveIndex, Searcher, generation_of
from webui.request.language import language
from webui.request.paths import is_strict
from webui.request.query_params import parse_query
from webui.request.settings import Settings
from webui.request.wording import Wording, wording
from webui.serving.metrics import Metrics
from webui.serving.wsgi import QUERY, SEARCHER
from webui.site.settings import Site, SiteProblem, logo_of, site_of

KEY = "sesaku"
log = logging.getLogger("sesaku.web")
# Seconds that a page's logo may be waited for: it lies with the collection, perhaps on a drive that
# hangs, and every page has one.
LOGO_WAIT = 1.0
Logo = tuple[bytes, str] | None


@dataclass(slots=True)
class Service:
    """What an application was created with, and what it remembers of the present generation.

    ``problems`` are the reasons why a newer generation's site settings were not taken. Threads may
    compute the same value twice; they never see half of one, since each attribute is replaced as a
    whole.
    """

    settings: Settings
    live_index: LiveIndex
    metrics: Metrics = field(default_factory=Metrics)
    site: tuple[Generation, Site] | None = None
    problems: tuple[str, ...] = field(default=())
    logos: Asked[Logo] = field(default_factory=partial(Asked[Logo], None))

    def logo(self, site: Site) -> Logo:
        """Return the logo and its media type, the last one while its drive does not answer."""
        return self.logos.ask(partial(logo_of, site, self.settings.collection), LOGO_WAIT)

    def site_of(self, searcher: Searcher) -> Site:
        """Return the generation's site; while its settings are wrong, the one before.

        Raises SiteProblem when there is none before.
        """
        generation = generation_of(searcher)
        if self.site and self.site[0] == generation:
            return self.site[1]
        try:
            site, self.problems = site_of(searcher.collection), ()
        except SiteProblem as problem:
            if self.site is None:
                raise
            site = self.site[1]
            self.problems = tuple(map(str, problem.problems))
            log.error("The site's settings are not taken: %s", problem)
        self.site = (generation, site)
        return site


def service() -> Service:
    """Return what the current application was created with."""
    return cast(Service, current_app.extensions[KEY])


def searcher() -> Searcher:
    """Return the request's searcher: one generation, however often it is asked for."""
    environ = request.environ
    if SEARCHER not in environ:
        environ[SEARCHER] = service().live_index.searcher()
    return cast(Searcher, environ[SEARCHER])


def search_asked() -> Query:
    """Return the search that an address asks for, read once a request.

    Raises BadParameters; programs are told of what people are spared.
    """
    environ = request.environ
    if QUERY not in environ:
        environ[QUERY] = parse_query(
            request.args, searcher().collection.columns, strict=is_strict(request.path)
        )
    return cast(Query, environ[QUERY])


def let_go(error: BaseException | None) -> None:
    """Forget the request's searcher, now that it is over.

    Templates leave cycles behind them that reach all of a request; a generation that is no longer
    served must not stay, with its open files, until the collector of cycles comes by.
    """
    request.environ.pop(SEARCHER, None)


def site() -> Site:
    """Return the site of the request's generation; the last one while no index can be read."""
    try:
        return service().site_of(searcher())
    except SesakuError:
        known = service().site
        if known is None:
            raise
        return known[1]


def words() -> Wording:
    """Return the words of the page at hand: its language's, with the collection's labels."""
    chosen = language()
    # A collection's own labels are in its language, Japanese.
    return wording(chosen, site().labels if chosen == "ja" else ())
