"""A collection's [site] settings make its own face, or are refused with every problem."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from corpus.columns import Column
from webui.site.colours import DEFAULT_ACCENT
from webui.site.settings import MAX_LOGO, Link, Site, SiteProblem, is_address, logo_of, site_of


@dataclass(frozen=True)
class Info:
    """As much of a collection as the site's settings need."""

    site: dict[str, Any]
    title: str = "計画"
    publisher: str = ""
    source: str = ""
    license: str = ""
    fiscal_year: int | None = None
    description: str = ""
    areas: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    area_notes: dict[str, str] = field(default_factory=dict)
    embed_origins: tuple[str, ...] = ()


def site(**settings: Any) -> Site:
    return site_of(Info({"site": settings}))


def keys(**settings: Any) -> list[str]:
    with pytest.raises(SiteProblem) as caught:
        site(**settings)
    return [problem.column or "" for problem in caught.value.problems]


def test_a_collection_without_settings_has_a_sound_site() -> None:
    plain = site_of(Info({}))
    assert (plain.title, plain.accent.light) == ("計画", DEFAULT_ACCENT)


def test_every_setting_is_taken() -> None:
    own = site(
        title="さがす",
        tagline="計画",
        logo="logo.png",
        colours={"accent": "#00693E", "accent_dark": "#7FD6A8"},
        links=[
            {"label": "市", "url": "https://city.example.jp/"},
            {"label": "中", "url": "/about"},
        ],
        footer="一行目\n二行目",
        labels={"program": "事業"},
        facets=["department", "area"],
        accessibility={"contact": "計画課"},
    )
    assert own.title == "さがす"
    assert own.accent.light == "#00693e"
    assert own.links == (Link("市", "https://city.example.jp/"), Link("中", "/about"))
    assert own.labels == (("program", "事業"),)
    assert own.facets == ("department", "area")
    assert own.accessibility == {"contact": "計画課"}


def test_all_problems_are_named_at_once() -> None:
    found = keys(
        titel="x",
        title=3,
        logo="../logo.svg",
        colours={"accent": "#ffff00", "background": "#000000"},
        links=[{"label": "x", "url": "javascript:alert(1)"}, {"label": "", "url": "/"}],
        labels={"programme": "x", "area": ""},
        facets=["colour"],
    )
    assert found == [
        "site.titel",
        "site.title",
        "site.logo",
        "site.colours.background",
        "site.colours.accent",
        "site.links[1].url",
        "site.links[2].label",
        "site.labels.programme",
        "site.labels.area",
        "site.facets",
    ]


@pytest.mark.parametrize("value", ["x", 3, [1], {"a": 1}])
@pytest.mark.parametrize("key", ["links", "labels", "colours", "facets", "accessibility"])
def test_a_setting_of_another_kind_is_a_problem_not_a_failure(key: str, value: Any) -> None:
    with pytest.raises(SiteProblem):
        site(**{key: value})


@pytest.mark.parametrize("url", ["javascript:x", "//evil.example", "data:x", "x", "", "https://"])
def test_only_web_addresses_and_own_paths_become_links(url: str) -> None:
    assert not is_address(url)


def test_a_logo_is_read_from_the_collection_only(tmp_path: Path) -> None:
    own = site(logo="logo.svg")
    assert logo_of(own, None) is None
    assert logo_of(own, tmp_path) is None
    (tmp_path / "logo.svg").write_bytes(b"<svg/>")
    assert logo_of(own, tmp_path) == (b"<svg/>", "image/svg+xml")
    (tmp_path / "logo.svg").write_bytes(b"x" * (MAX_LOGO + 1))
    assert logo_of(own, tmp_path) is None
