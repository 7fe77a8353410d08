"""The web: HTTP in, HTML or JSON out. ``create_app`` is the way in."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from flask import Flask, Response
from flask.json.provider import DefaultJSONProvider

from webui.api import documentation, export
from webui.api import search as api
from webui.api.present import json_of
from webui.discovery import addresses, feed
from webui.embed import page as embed
from webui.embed import script
from webui.kept.answers import set_up_answers
from webui.kept.shortcut import Observers, Shortcut
from webui.operations import health
from webui.operations.search_log import note_again
from webui.pages import branding, pages
from webui.pages.errors import set_up_errors
from webui.pages.templating import set_up_templates
from webui.request.charset import readable
from webui.request.engine import LiveIndex
from webui.request.language import set_up_language
from webui.request.settings import MAX_BODY, Settings
from webui.service.current import KEY, Service, let_go
from webui.serving.cors import set_up_cors
from webui.serving.limits import Limiter, set_up_limits
from webui.serving.proxies import TrustedProxies, networks_of
from webui.serving.security import set_up_security
from webui.site.assets import set_up_assets

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

__all__ = ["Settings", "Site", "create_app"]

# What answers requests, each part with its addresses.
PARTS = (
    pages,
    api,
    documentation,
    export,
    feed,
    embed,
    script,
    addresses,
    branding,
    health,
)


class Json(DefaultJSONProvider):
    """JSON as ``present`` writes it; in pages, too, letters stay as they are."""

    ensure_ascii = False
    sort_keys = False

    def response(self, *args: Any, **kwargs: Any) -> Response:
        """Return an answer with a value as JSON."""
        body = json_of(self._prepare_response_obj(args, kwargs))
        return Response(body, mimetype=self.mimetype)


class Site(Flask):
    """The application and, in front of it, what needs no application to answer."""

    front: "WSGIApplication"
    # Whether a GET of a path is likely answered in a moment.
    is_quick: Callable[[str], bool]

    def wsgi_app(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request, as the client's whom a trusted proxy names."""
        environ["QUERY_STRING"] = readable(environ.get("QUERY_STRING", ""))
        return self.front(environ, start_response)

    def answer(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request by the parts of the site."""
        return super().wsgi_app(environ, start_response)


def create_app(settings: Settings, live_index: LiveIndex) -> Site:
    """Return the WSGI application that serves ``live_index`` as ``settings`` say.

    Raises SiteProblem when the collection's [site] settings cannot be used, ValueError when a rate
    limit or the address of a proxy in ``settings`` is malformed.
    """
    app = Site(__name__)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    app.config["TRUSTED_HOSTS"] = list(settings.trusted_hosts) or None
    app.json = Json(app)
    service = Service(settings, live_index)
    service.site_of(live_index.searcher())
    live_index.hold()
    app.extensions[KEY] = service
    app.teardown_appcontext(let_go)
    set_up_templates(app)
    for part in PARTS:
        app.register_blueprint(part.blueprint)
    set_up_assets(app)
    set_up_language(app)
    set_up_errors(app)
    notes, limiter = health.Notes(), Limiter(settings)
    health.set_up_operations(app, notes)
    set_up_limits(app, limiter)
    set_up_security(app)
    set_up_cors(app)
    set_up_answers(app)
    note_search = partial(note_again, settings.search_log)
    observers = Observers(limiter.may_answer, notes.note, note_search)
    shortcut = Shortcut(app.answer, live_index, observers)
    app.is_quick = shortcut.is_quick
    app.front = TrustedProxies(shortcut, networks_of(settings.trusted_proxies))
    return app
