"""The web: HTTP in, HTML or JSON out. ``create_app`` is the way in."""

from importlib import import_module
from importlib.util import find_spec

from flask import Flask
from flask.json.provider import DefaultJSONProvider

from webui import face, operations, pages
from webui.answers import set_up_answers
from webui.assets import set_up_assets
from webui.cors import set_up_cors
from webui.current import KEY, Service
from webui.engine import LiveIndex
from webui.errors import set_up_errors
from webui.language import set_up_language
from webui.limits import set_up_limits
from webui.proxies import TrustedProxies, networks_of
from webui.security import set_up_security
from webui.settings import MAX_BODY, Settings
from webui.templating import set_up_templates

__all__ = ["Settings", "create_app"]


class Json(DefaultJSONProvider):
    """JSON with Japanese as it is and fields in the order they are documented."""

    ensure_ascii = False
    sort_keys = False


def create_app(settings: Settings, live_index: LiveIndex) -> Flask:
    """Return the WSGI application that serves ``live_index`` as ``settings`` say.

    Raises SiteProblem when the collection's [site] settings cannot be used, ValueError when a rate
    limit or the address of a proxy in ``settings`` is malformed.
    """
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    app.config["TRUSTED_HOSTS"] = list(settings.trusted_hosts) or None
    app.json = Json(app)
    service = Service(settings, live_index)
    service.site_of(live_index.searcher())
    app.extensions[KEY] = service
    set_up_templates(app)
    app.register_blueprint(pages.blueprint)
    app.register_blueprint(face.blueprint)
    app.register_blueprint(operations.blueprint)
    for name in ("api", "documentation", "discovery", "embed", "script", "feed", "export"):
        if find_spec(f"webui.{name}"):
            app.register_blueprint(import_module(f"webui.{name}").blueprint)
    set_up_assets(app)
    set_up_language(app)
    set_up_errors(app)
    operations.set_up_operations(app)
    set_up_limits(app, settings)
    set_up_security(app)
    set_up_cors(app)
    set_up_answers(app)
    proxies = networks_of(settings.trusted_proxies)
    app.wsgi_app = TrustedProxies(app.wsgi_app, proxies)  # type: ignore[method-assign]
    return app
