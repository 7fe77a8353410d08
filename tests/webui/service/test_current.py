"""What belongs to a request, and what a service remembers of the present generation."""

from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask

from indexer import LiveIndex
from webui import Settings
from webui.service.current import Service, searcher, service, site
from webui.site.settings import SiteProblem


def test_a_request_has_one_searcher(plan_app: Flask) -> None:
    with plan_app.test_request_context("/"):
        assert searcher() is searcher()
        assert site() is service().site_of(searcher())


def with_wrong_settings() -> Any:
    """A later generation whose site has a colour that is none."""
    site = {"site": {"accent": "red; }"}}
    collection = SimpleNamespace(title="計画", columns=(), site=site)
    return SimpleNamespace(generation=99, created=None, collection=collection)


def test_while_settings_are_wrong_the_site_before_goes_on(plan_index: LiveIndex) -> None:
    kept = Service(Settings(), plan_index)
    good = kept.site_of(plan_index.searcher())
    assert kept.site_of(with_wrong_settings()) is good
    assert kept.problems
    assert kept.site_of(plan_index.searcher()).title == good.title
    assert kept.problems == ()


def test_without_a_site_before_wrong_settings_are_raised(plan_index: LiveIndex) -> None:
    with pytest.raises(SiteProblem):
        Service(Settings(), plan_index).site_of(with_wrong_settings())
