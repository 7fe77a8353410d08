"""How a site is set up: what changes no answer is not part of what tells settings apart."""

from dataclasses import replace
from pathlib import Path

import pytest

from webui.request.settings import Settings


@pytest.mark.parametrize(
    ("change", "is_told"),
    [
        ({"base_path": "/plan"}, True),
        ({"rate_limit": "5/second"}, True),
        ({"trusted_hosts": ("a.jp",)}, True),
        ({"collection": Path("plan")}, False),
        ({"shared": Path("shared")}, False),
        ({"workers": 4}, False),
    ],
)
def test_the_text_tells_what_changes_answers(change: dict[str, object], is_told: bool) -> None:
    assert (repr(replace(Settings(), **change)) != repr(Settings())) is is_told
