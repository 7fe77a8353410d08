"""Answers to requests that cannot be met: a page for people, problem details for programs."""

import errno
import json
import logging
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException, SecurityError, TooManyRequests

from indexer import QueryProblem, SesakuError
from indexer.query.query import Query
from webui.request.address import site_path
from webui.request.language import language
from webui.request.params import BadParameters, Problem, text_problem
from webui.request.paths import FOR_PROGRAMS
from webui.service.word_catalogue import part_words

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# Returns the answer to a request in which something was raised.
Telling = Callable[[Exception, "WSGIEnvironment"], "WSGIApplication"]

# The errors whose pages have words of their own; see words/ja.toml.
KNOWN = (400, 404, 405, 429, 500, 503)
# The errors that the API's description explains, whatever was asked for; see words/api.ja.toml.
EXPLAINED = (405, 429, 503)

MEMORY = "Give this service more memory, or fewer processes with --workers."
FILES = "Allow this service more open files: ulimit -n, LimitNOFILE= of a unit of systemd."
REMEDIES = {errno.EMFILE: FILES, errno.ENFILE: FILES, errno.ENOMEM: MEMORY}

# A page without links and files of its own.
BARE = """<!doctype html>
<html lang="ja">
<meta charset="utf-8">
<title>{title}</title>
<h1>{title}</h1>
<p>{text}</p>
</html>
"""
# What is left to say where not even the file of a page can be opened.
BUSY = BARE.format(
    title="いま表示できません",
    text="サイトが混み合っているか、止まりかけています。しばらくして、もう一度お試しください。",
)
# A host that is not the site's has no addresses, so its page has no links.
NOT_OURS = BARE.format(
    title="このアドレスでは表示できません",
    text="アドレスのホスト名がないか、正しくないか、このサイトのものではありません。アドレスをお確かめください。",
)

log = logging.getLogger("sesaku.web")


class Told:
    """A layer: what the layers inside raise is told in the form the caller can read."""

    def __init__(self, app: "WSGIApplication", telling: Telling) -> None:
        self._app = app
        self._telling = telling

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request."""
        try:
            return self._app(environ, start_response)
        except Exception as error:
            return self._telling(error, environ)(environ, start_response)


def telling(app: Flask) -> Telling:
    """Return what tells of errors with the handlers of ``app``."""

    def tell(error: Exception, environ: "WSGIEnvironment") -> "WSGIApplication":
        with app.request_context(environ):
            try:
                return app.make_response(app.handle_user_exception(error))
            except Exception as unexpected:
                return app.handle_exception(unexpected)

    return tell


def set_up_errors(app: Flask) -> None:
    """Make ``app`` answer every error in the form the caller can read."""
    app.register_error_handler(BadParameters, on_bad_parameters)
    app.register_error_handler(QueryProblem, on_query_problem)
    app.register_error_handler(SesakuError, on_engine_error)
    for refused in (OSError, MemoryError):
        app.register_error_handler(refused, on_system_error)
    app.register_error_handler(HTTPException, on_http_error)


def on_bad_parameters(error: BadParameters) -> Response:
    """Return 400 with every problem of the address."""
    return answer(HTTPStatus.BAD_REQUEST, error.problems)


def on_query_problem(error: QueryProblem) -> Response:
    """Return 400 for words that the engine cannot read."""
    return answer(
        HTTPStatus.BAD_REQUEST, [Problem("q", error.message, "This cannot be searched for.")]
    )


def on_engine_error(error: SesakuError) -> Response:
    """Return 503: the index cannot be read at the moment. The log has the reason and remedy."""
    log.error("%s", error)
    return answer(HTTPStatus.SERVICE_UNAVAILABLE)


def on_system_error(error: OSError | MemoryError) -> Response:
    """Return 503: the system refuses, at the moment, what the answer needs of it.

    A file of the index that was not read yet and cannot be, too many open files, no memory. The log
    has the remedy where there is one, else where it was.
    """
    remedy = remedy_of(error)
    said = str(error) or "Out of memory"
    log.error("%s. %s", said, remedy, exc_info=None if remedy else error)
    return answer(HTTPStatus.SERVICE_UNAVAILABLE)


def remedy_of(error: OSError | MemoryError) -> str:
    """Return what an operator can do; empty where nobody knows."""
    if isinstance(error, MemoryError):
        return MEMORY
    return REMEDIES.get(error.errno or 0, "")


def on_http_error(error: HTTPException) -> Response:
    """Return the error's page or problem details, with the headers the error asks for."""
    if isinstance(error, SecurityError):
        return plain(HTTPStatus.BAD_REQUEST, NOT_OURS, request.environ, error.description or "")
    if error.response is not None or error.code is None:
        return make_response(error.get_response(request.environ))
    wait = error.retry_after if isinstance(error, TooManyRequests) else None
    response = answer(error.code, wait=wait if isinstance(wait, int) else None)
    for name, value in error.get_headers(request.environ):
        if name.lower() not in ("content-type", "content-length"):
            response.headers[name] = value
    return response


def answer(status: int, problems: Iterable[Problem] = (), wait: int | None = None) -> Response:
    """Return an error of ``status`` as a page, or as problem details below FOR_PROGRAMS.

    ``wait`` is in how many seconds to ask again, where that is known. Where the system refuses what
    the page itself needs, a bare one says so.
    """
    try:
        return told(status, problems, wait)
    except (OSError, MemoryError) as error:
        return bare(error, request.environ)


def bare(error: Exception, environ: "WSGIEnvironment") -> Response:
    """Return an error that nothing is left for but these words, and tell the log of it."""
    status, remedy = HTTPStatus.INTERNAL_SERVER_ERROR, ""
    if isinstance(error, OSError | MemoryError):
        status, remedy = HTTPStatus.SERVICE_UNAVAILABLE, remedy_of(error)
    said = str(error) or type(error).__name__
    log.error("%s. %s", said, remedy, exc_info=None if remedy else error)
    return plain(status, BUSY, environ)


def plain(status: HTTPStatus, page: str, environ: "WSGIEnvironment", detail: str = "") -> Response:
    """Return a page as it is, or problem details with nothing of the site below FOR_PROGRAMS."""
    if not environ.get("PATH_INFO", "").startswith(FOR_PROGRAMS):
        return Response(page, status=status, mimetype="text/html")
    body = {"type": "about:blank", "title": status.phrase, "status": int(status)}
    body |= {"detail": detail} if detail else {}
    return Response(json.dumps(body), status=status, mimetype="application/problem+json")


def told(status: int, problems: Iterable[Problem], wait: int | None) -> Response:
    """Return the error in the words and with the page of the site."""
    if request.path.startswith(FOR_PROGRAMS):
        return problem_details(status, problems)
    kind = str(int(status)) if status in KNOWN else "other"
    body = render_template(
        "error.html",
        status=int(status),
        kind=kind,
        problems=tuple(problems),
        wait=wait,
        query=asked(),
    )
    return Response(body, status=status)


def asked() -> Query:
    """Return what the search box of an error page holds: the words asked for, if they are sound."""
    text = " ".join(request.args.get("q", "").split())
    return Query() if text_problem(text) else Query(text=text)


def problem_details(status: int, problems: Iterable[Problem] = ()) -> Response:
    """Return an error as RFC 9457 problem details; ``errors`` has one entry for each problem.

    The title is the status in HTTP's own words; what is wrong is told in the caller's language.
    """
    chosen = language()
    errors = [{"parameter": p.parameter, "detail": p.told(chosen)} for p in problems]
    document: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
    }
    detail = " ".join(f"{e['parameter']}: {e['detail']}" for e in errors) or explained(status)
    document |= {name: value for name, value in (("detail", detail), ("errors", errors)) if value}
    body = json.dumps(document, ensure_ascii=False)
    response = Response(body, status=status, mimetype="application/problem+json")
    response.vary.add("Accept-Language")
    return response


def explained(status: int) -> str:
    """Return what an error means that no parameter is at fault for; empty where nobody knows."""
    a = part_words("api")
    if status == HTTPStatus.NOT_FOUND:
        is_program = request.endpoint == "api.program"
        return a("answers.404") if is_program else a("answers.nowhere", page=site_path("/api"))
    return a(f"answers.{int(status)}") if status in EXPLAINED else ""
