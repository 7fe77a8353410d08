"""Pages of other sites that embed the search; shared by the tests of embedding."""

import threading
from collections.abc import Callable
from typing import Any

from flask import Flask
from werkzeug.serving import BaseWSGIServer

# Style that a page of another site may have and that must neither reach in nor be touched.
HOSTILE = """
* { all: unset; }
html { font-size: 61px; }
body { font: 900 72px/3 fantasy; color: red; text-transform: uppercase; letter-spacing: 1em; }
style, title { display: none; }
div, ul, li, mark { display: none; }
p, input, button { font-size: 90px; color: yellow; background: yellow; }
program-search { font-size: 80px; color: yellow; line-height: 5; }
.box, .row, .hits, [part] { display: none !important; }
"""
# Seconds after which an answer comes that a failing test has forgotten.
LONGEST = 60
# What such a page adds to a policy that forbids everything.
NEEDED = "script-src {site}; connect-src {site}; form-action {site}"


def element(site: str, attributes: str = "", script: str = "embed.js") -> str:
    """The lines that a page of another site pastes."""
    return (
        f'<script type="module" src="{site}/{script}"></script>'
        f'<program-search src="{site}/" {attributes}><form action="{site}/" method="get">'
        '<label>施策を検索 <input name="q"></label><button>検索</button></form></program-search>'
    )


class Faulty:
    """The site with another API: ``answer`` is called in its place while it is set."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.answer: Callable[[Any, Any], list[bytes]] | None = None
        self._held = threading.Event()

    def __call__(self, environ: Any, start_response: Any) -> Any:
        if self.answer and environ["PATH_INFO"].startswith("/api/"):
            return self.answer(environ, start_response)
        return self.app(environ, start_response)

    def say(self, status: str, body: bytes) -> None:
        """Answer everything alike from now on."""

        def answer(environ: Any, start_response: Any) -> list[bytes]:
            kinds = [("Content-Type", "application/json"), ("Access-Control-Allow-Origin", "*")]
            start_response(status, kinds)
            return [body]

        self.answer = answer

    def hold(self, path: str = "/api/") -> None:
        """Answer as always, but what is below ``path`` only when it is let go."""
        self._held.clear()

        def answer(environ: Any, start_response: Any) -> Any:
            if environ["PATH_INFO"].startswith(path):
                self._held.wait(LONGEST)
            return self.app(environ, start_response)

        self.answer = answer

    def let_go(self) -> None:
        """Give the answers that are held, and answer as always."""
        self.answer = None
        self._held.set()


def stop(server: BaseWSGIServer) -> None:
    """Stop a server; nothing listens at its address any more."""
    server.shutdown()
    server.server_close()


def address_of(server: BaseWSGIServer) -> str:
    """The address of the site that a server serves."""
    return f"http://127.0.0.1:{server.port}"
