"""What scripts of other sites may read: everything that answers programs, without credentials."""

from flask import Flask, Response, request

# Addresses that other sites' pages ask for or load. None of them knows who asks.
OPEN = ("/api/", "/embed.", "/embed-height.", "/export.", "/feed.", "/opensearch")
# Headers that a script may read besides the usual ones.
READABLE = "ETag, Retry-After"
# Seconds for which a browser need not ask again whether it may ask: a day.
REMEMBERED = "86400"


def set_up_cors(app: Flask) -> None:
    """Let the scripts of any site read the open addresses of ``app``."""
    app.after_request(open_to_all)


def open_to_all(response: Response) -> Response:
    """Return ``response``, readable by scripts of any site if its address is open."""
    if request.path.startswith(OPEN):
        headers = response.headers
        headers["Access-Control-Allow-Origin"] = "*"
        headers["Access-Control-Expose-Headers"] = READABLE
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        if request.method == "OPTIONS":
            headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
            headers["Access-Control-Allow-Headers"] = "*"
            headers["Access-Control-Max-Age"] = REMEMBERED
    return response
