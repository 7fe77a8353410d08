"""The parts of the site by their paths."""

from flask import Flask

from webui.request.language import SPOKEN_IN
from webui.request.paths import is_light, speaks


def test_paths_say_what_the_parts_of_the_site_are(plan_app: Flask) -> None:
    for rule in plan_app.url_map.iter_rules():
        part = rule.endpoint.partition(".")[0]
        path = rule.rule
        assert speaks(path) == (part in SPOKEN_IN), path
        assert is_light(path) == (part in ("static", "script", "face", "operations")), path
