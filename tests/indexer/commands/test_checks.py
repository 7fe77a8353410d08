"""Checks that later layers register."""

from indexer.commands.checks import registered_checks
from webui.site.check import check_site


def test_the_check_of_the_site_is_among_them() -> None:
    assert check_site in registered_checks()
