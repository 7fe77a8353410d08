"""Answers to requests that cannot be met: a page for people, problem details for programs."""

import json
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from webui.params import BadParameters, Problem

# Addresses that answer programs: their errors are problem details (RFC 9457), not pages.
FOR_PROGRAMS = ("/api/", "/export.")


def set_up_errors(app: Flask) -> None:
    """Make ``app`` answer every error in the form the caller can read."""
    app.register_error_handler(BadParameters, on_bad_parameters)
    app.register_error_handler(HTTPException, on_http_error)


def on_bad_parameters(error: BadParameters) -> Response:
    """Return 400 with every problem of the address."""
    return answer(HTTPStatus.BAD_REQUEST, error.problems)


def on_http_error(error: HTTPException) -> Response:
    """Return the error's page or problem details, with the headers the error asks for."""
    if error.response is not None or error.code is None:
        return make_response(error.get_response(request.environ))
    response = answer(error.code)
    for name, value in error.get_headers(request.environ):
        if name.lower() not in ("content-type", "content-length"):
            response.headers[name] = value
    return response


def answer(status: int, problems: Iterable[Problem] = ()) -> Response:
    """Return an error of ``status`` as a page, or as problem details below FOR_PROGRAMS."""
    if request.path.startswith(FOR_PROGRAMS):
        return problem_details(status, problems)
    body = render_template("error.html", status=int(status), problems=tuple(problems))
    return Response(body, status=status)


def problem_details(status: int, problems: Iterable[Problem] = ()) -> Response:
    """Return an error as RFC 9457 problem details; ``errors`` has one entry for each problem."""
    errors = [{"parameter": p.parameter, "detail": p.message} for p in problems]
    document: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
    }
    if errors:
        document["detail"] = " ".join(f"{e['parameter']}: {e['detail']}" for e in errors)
        document["errors"] = errors
    body = json.dumps(document, ensure_ascii=False)
    return Response(body, status=status, mimetype="application/problem+json")
