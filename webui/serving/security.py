"""Headers that every answer carries."""

from flask import Flask, Response

# Everything from this site, nothing in a frame, no form to elsewhere, no inline script or style.
PAGE_POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)


def set_up_security(app: Flask) -> None:
    """Add the headers to every answer of ``app`` that has a content of its own.

    A view that sets its own Content-Security-Policy keeps it (the embedded page has another
    ``frame-ancestors``); X-Frame-Options goes only with a policy that allows no frame.
    """
    app.after_request(add_headers)


def add_headers(response: Response) -> Response:
    """Return ``response`` with the headers it lacks.

    A 304 gets none: whoever has the answer already would keep these in place of the answer's own,
    and refuse to show a frame that may be shown.
    """
    if response.status_code == 304:
        return response
    headers = response.headers
    headers.setdefault("Content-Security-Policy", PAGE_POLICY)
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "strict-origin-when-cross-origin")
    headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
    if "frame-ancestors 'none'" in headers["Content-Security-Policy"]:
        headers.setdefault("X-Frame-Options", "DENY")
    return response
