"""What went wrong inside is told, and answered."""

from typing import Any

from werkzeug.wrappers import Response

from tests.webui.test_layers import get
from webui.pages.errors import Told


def test_what_is_raised_inside_is_told() -> None:
    def failing(environ: Any, start: Any) -> Any:
        raise LookupError("within")

    app = Told(failing, lambda error, environ: Response(str(error), 503))
    assert (get(app).status_code, get(app).text) == (503, "within")
