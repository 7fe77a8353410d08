"""The application: all parts of the site, with the layers around them."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from flask import Flask, Request, Response, request
from flask.json.provider import DefaultJSONProvider
from flask.sessions import NullSession, SessionInterface
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException
from werkzeug.utils import cached_property

from webui.api import documentation, export
from webui.api import search as api
from webui.api.present import json_of
from webui.discovery import addresses, catalog, changes_page, feed
from webui.embed import page as embed
from webui.embed import script
from webui.layers import Surroundings, surrounded
from webui.operations import health
from webui.pages import branding, facet_page, pages
from webui.pages.errors import bare, set_up_errors, telling
from webui.pages.templating import set_up_templates
from webui.request.engine import LiveIndex
from webui.request.language import set_up_language
from webui.request.settings import MAX_BODY, Settings
from webui.service.current import KEY, Service, let_go
from webui.serving.wsgi import ARGUMENTS, ENDPOINT
from webui.share import page as share
from webui.site.assets import set_up_assets
from webui.table import download
from webui.table import page as table
from webui.targets import data as target_data
from webui.targets import page as targets
from webui.years import data as years_data
from webui.years import page as years

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# What answers requests, each part with its addresses.
PARTS = (
    pages,
    api,
    documentation,
    export,
    feed,
    changes_page,
    embed,
    script,
    addresses,
    branding,
    catalog,
    facet_page,
    share,
    table,
    download,
    targets,
    target_data,
    years,
    years_data,
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


class OwnRequest(Request):
    """A request whose address may have been read by a layer already."""

    @cached_property
    def args(self) -> MultiDict[str, str]:
        """Return the parameters of the address."""
        known = self.environ.get(ARGUMENTS)
        return super().args if known is None else known


class NoSession(SessionInterface):
    """Nobody is recognised: there is one empty session for all."""

    def __init__(self) -> None:
        self._session = NullSession()

    def open_session(self, app: Flask, request: Request) -> NullSession:
        """Return the session that nothing can be put into."""
        return self._session


class Site(Flask):
    """The parts of the site, with its layers around them; see ``layers``."""

    request_class = OwnRequest
    session_interface = NoSession()

    def __init__(self, service: Service) -> None:
        """Raises ValueError when one of the settings is malformed."""
        super().__init__(__name__)
        self.extensions[KEY] = service
        around = Surroundings(service, telling(self), self.endpoint_of)
        self._surrounded: WSGIApplication = surrounded(super().wsgi_app, around)

    def wsgi_app(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request. What a layer itself raises, outside of those that tell, is answered
        too: the server would send words of its own.
        """
        try:
            return self._surrounded(environ, start_response)
        except Exception as error:
            return bare(error, environ)(environ, start_response)

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Return ``func`` as it is: none here is asynchronous, and Flask asks at every request."""
        return func

    def endpoint_of(self, environ: "WSGIEnvironment") -> str:
        """Return the name of the view that an address leads to; ``none`` for nowhere."""
        try:
            endpoint, _ = self.url_map.bind_to_environ(environ).match()
        except HTTPException:
            return "none"
        return str(endpoint)


def create_app(settings: Settings, live_index: LiveIndex) -> Site:
    """Return the WSGI application that serves ``live_index`` as ``settings`` say.

    Whoever answers with it for long calls ``live_index.hold()`` before processes are forked, and
    ``live_index.begin()`` in each of these.
    Raises SiteProblem when the collection's [site] settings cannot be used, ValueError when a rate
    limit, the address of a proxy, a host or the base path in ``settings`` is malformed.
    """
    service = Service(settings, live_index)
    app = Site(service)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    app.json = Json(app)
    service.site_of(live_index.searcher())
    if settings.collection is not None:
        health.set_up_health(app, settings.collection, live_index)
    app.before_request(say_endpoint)
    app.teardown_request(let_go)
    set_up_templates(app)
    for part in PARTS:
        app.register_blueprint(part.blueprint)
    set_up_assets(app)
    set_up_language(app)
    set_up_errors(app)
    return app


def say_endpoint() -> None:
    """Tell the layers which view answers."""
    request.environ[ENDPOINT] = request.endpoint or "none"
