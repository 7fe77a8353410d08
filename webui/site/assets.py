"""Style sheet, script and icon: addresses that change with their content, cached for good."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, current_app, request

from webui.site.settings import Site

# A year: an address with a version never changes its content.
FOREVER = "public, max-age=31536000, immutable"


@cache
def version(path: Path) -> str:
    """Return a short digest of a file's content."""
    return sha256(path.read_bytes()).hexdigest()[:10]


@cache
def _version_in(folder: str, name: str) -> str:
    return version(Path(folder) / name)


def set_up_assets(app: Flask) -> None:
    """Let browsers keep the files of ``app``'s static folder that are asked for by version."""

    @app.after_request
    def keep(response: Response) -> Response:
        asked = request.args.get("v")
        if request.endpoint == "static" and response.status_code == 200 and asked:
            name = str((request.view_args or {})["filename"])
            # Another version, as from a page of an earlier release, must not stick.
            if version(Path(str(app.static_folder)) / name) == asked:
                return cached_for_good(response)
        return response


def asset(name: str) -> str:
    """Return the address of a file in ``static``."""
    own = _version_in(str(current_app.static_folder), name)
    return f"{request.script_root}{current_app.static_url_path}/{name}?v={own}"


def theme(site: Site) -> str:
    """Return the style sheet that gives a site its own accent colour."""
    light, dark = site.accent.light, site.accent.dark
    return (
        f":root {{ --accent: {light}; }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ --accent: {dark}; }} }}\n"
    )


def theme_version(site: Site) -> str:
    """Return a short digest of the site's style sheet."""
    return sha256(theme(site).encode()).hexdigest()[:10]


def cached_for_good(response: Response) -> Response:
    """Return ``response`` marked to be kept."""
    response.headers["Cache-Control"] = FOREVER
    return response
