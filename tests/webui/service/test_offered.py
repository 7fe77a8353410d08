"""What a generation offers: the list of figures where programs state targets."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from indexer import LiveIndex
from webui.service import offered
from webui.service.offered import has_targets


def test_targets_are_offered_where_programs_state_some(
    plan_index: LiveIndex, grants_index: LiveIndex
) -> None:
    assert has_targets(plan_index.searcher())
    assert not has_targets(grants_index.searcher())


def test_an_engine_is_not_asked_for_all_programs(
    plan_index: LiveIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Counted:
        programs: Any = property(lambda self: map(self.seen, plan_index.searcher().programs))
        asked = 0

        def seen(self, program: Any) -> Any:
            self.asked += 1
            return program

    monkeypatch.setattr(offered, "LOOKED_AT", 3)
    searcher: Any = Counted()
    assert has_targets(searcher) == any(p.targets for p in plan_index.searcher().programs[:3])
    assert searcher.asked <= 3


@pytest.mark.parametrize("path", ["/", "/?q=zzzz", "/about", "/nothing", "/sitemap.xml"])
def test_only_such_a_site_leads_to_the_list(
    client: FlaskClient, grants: FlaskClient, path: str
) -> None:
    assert "/targets" in client.get(path).text
    assert "/targets" not in grants.get(path).text
