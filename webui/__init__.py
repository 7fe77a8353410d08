"""The web: HTTP in, HTML or JSON out. ``create_app`` is the way in."""

from webui.application import Site, create_app
from webui.request.settings import Settings

__all__ = ["Settings", "Site", "create_app"]
