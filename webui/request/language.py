"""Which language a page is in: what the address says, else what the browser prefers."""

from functools import lru_cache
from typing import Any

from flask import Flask, Response, g, request
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from webui.request.params import Arguments, Problem
from webui.request.wording import LANGUAGES

PARAMETER = "lang"
# The parts of the site that speak the reader's language.
SPOKEN_IN = frozenset(
    {"changes", "documentation", "download", "embed", "facet", "pages", "table", "targets"}
    | {"years"}
)


def language_asked() -> str:
    """Return the language that the address names; empty where it names none that there is."""
    # Asked for with every link of a page, and seldom there: what ``get`` raises inside takes long.
    if PARAMETER not in request.args:
        return ""
    asked = request.args[PARAMETER]
    return asked if asked in LANGUAGES else ""


def language() -> str:
    """Return the language of the page at hand."""
    if asked := language_asked():
        return asked
    g.negotiated = request.blueprint is None or request.blueprint in SPOKEN_IN
    return request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]


def language_of(arguments: Arguments, accept_language: str) -> tuple[str, bool]:
    """Return the language of a page, and whether the browser's languages chose it.

    ``accept_language`` is the request's header.
    """
    asked = arguments.get(PARAMETER, "")
    if asked in LANGUAGES:
        return asked, False
    return _preferred(accept_language), True


@lru_cache(256)
def _preferred(accept_language: str) -> str:
    accepted = parse_accept_header(accept_language, LanguageAccept)
    return accepted.best_match(LANGUAGES) or LANGUAGES[0]


def language_problems() -> list[Problem]:
    """Return what is wrong with the language that a program's address names, if anything."""
    asked = request.args.get(PARAMETER, LANGUAGES[0])
    if asked in LANGUAGES:
        return []
    choices = " または ".join(LANGUAGES)
    english = f"Give {' or '.join(LANGUAGES)}."
    return [Problem(PARAMETER, f"{choices} を指定してください。", english)]


def set_up_language(app: Flask) -> None:
    """Keep a language that the address names in the addresses of all links, too."""

    @app.url_defaults
    def keep_language(endpoint: str, values: dict[str, Any]) -> None:
        asked = language_asked() if request else ""
        if asked and endpoint.split(".")[0] in SPOKEN_IN and PARAMETER not in values:
            values[PARAMETER] = asked

    @app.after_request
    def say_what_varies(response: Response) -> Response:
        if g.get("negotiated"):
            response.vary.add("Accept-Language")
        return response
