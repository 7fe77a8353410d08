"""What a collection says about its site: title, colours, logo, links, footer, labels."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from indexer.results import FacetName
from webui.colours import DEFAULT_ACCENT, Accent, accent
from webui.engine import Collection
from webui.wording import label_names

# The settings of [site] in collection.toml; everything else there is a slip of the pen.
KEYS = (
    "title", "tagline", "logo", "colours", "links", "footer", "labels", "facets", "accessibility",
)  # fmt: skip
# The order of the facets: first what readers know, last the longest list.
FACETS: tuple[FacetName, ...] = ("area", "department", "new", "division")
# What a public body says about its site's accessibility; empty lines of the policy page.
ACCESSIBILITY_KEYS = ("contact", "target", "deadline", "tested_on", "tested_by")
LOGO_TYPES = {".svg": "image/svg+xml", ".png": "image/png"}
# A logo is part of every first visit; larger ones are drawings that nobody compressed.
MAX_LOGO = 100_000


class SiteProblem(Exception):
    """Settings of a site that cannot be used. ``problems`` has each as (key, Japanese reason)."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{key}: {reason}" for key, reason in problems))


@dataclass(frozen=True, slots=True)
class Link:
    """A link that the site's header or footer shows."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Site:
    """A site's own face. ``logo`` is a file name in the collection's directory, or empty."""

    title: str
    tagline: str = ""
    logo: str = ""
    accent: Accent = field(default_factory=lambda: accent(DEFAULT_ACCENT))
    links: tuple[Link, ...] = ()
    footer: str = ""
    labels: tuple[tuple[str, str], ...] = ()
    facets: tuple[FacetName, ...] = FACETS
    accessibility: Mapping[str, str] = field(default_factory=dict)


def site_of(collection: Collection) -> Site:
    """Return the site a collection asks for; raises SiteProblem with everything wrong with it."""
    table = collection.site.get("site", {})
    problems = [(key, "この設定はありません。") for key in table if key not in KEYS]
    site = Site(
        title=_text(table, "title", problems) or collection.title,
        tagline=_text(table, "tagline", problems),
        logo=_logo(table, problems),
        accent=_accent(table, problems),
        links=_links(table, problems),
        footer=_text(table, "footer", problems),
        labels=_labels(table, problems),
        facets=_facets(table, problems),
        accessibility=_texts(table, "accessibility", ACCESSIBILITY_KEYS, problems),
    )
    if problems:
        raise SiteProblem([(f"site.{key}", reason) for key, reason in problems])
    return site


def logo_of(site: Site, directory: Path | None) -> tuple[bytes, str] | None:
    """Return the logo's content and media type; None where there is none or it is too large."""
    if not site.logo or directory is None:
        return None
    path = directory / site.logo
    if not path.is_file() or path.stat().st_size > MAX_LOGO:
        return None
    return path.read_bytes(), LOGO_TYPES[path.suffix]


def _text(table: Mapping[str, Any], key: str, problems: list[tuple[str, str]]) -> str:
    value = table.get(key, "")
    if isinstance(value, str):
        return value.strip()
    problems.append((key, "文字列で書いてください。"))
    return ""


def _texts(
    table: Mapping[str, Any], key: str, known: tuple[str, ...], problems: list[tuple[str, str]]
) -> dict[str, str]:
    value = table.get(key, {})
    if not isinstance(value, Mapping):
        problems.append((key, "表で書いてください。"))
        return {}
    problems += [(f"{key}.{name}", "この設定はありません。") for name in value if name not in known]
    texts = {name: text for name, text in value.items() if name in known}
    problems += [
        (f"{key}.{name}", "空でない文字列で書いてください。")
        for name, text in texts.items()
        if not isinstance(text, str) or not text.strip()
    ]
    return {name: text.strip() for name, text in texts.items() if isinstance(text, str)}


def _labels(
    table: Mapping[str, Any], problems: list[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(_texts(table, "labels", tuple(sorted(label_names())), problems).items()))


def _facets(table: Mapping[str, Any], problems: list[tuple[str, str]]) -> tuple[FacetName, ...]:
    """Return the facets to show, in order; those that are not named are not shown."""
    names = table.get("facets", FACETS)
    if not isinstance(names, list | tuple) or any(name not in FACETS for name in names):
        problems.append(("facets", f"{'、'.join(FACETS)} を並べて書いてください。"))
        return FACETS
    return tuple(dict.fromkeys(names))


def _logo(table: Mapping[str, Any], problems: list[tuple[str, str]]) -> str:
    name = _text(table, "logo", problems)
    if name and not (name.endswith(tuple(LOGO_TYPES)) and name.replace("\\", "/").count("/") == 0):
        problems.append(
            ("logo", "collection.toml と同じ場所の .svg か .png の名前を書いてください。")
        )
        return ""
    return name


def _accent(table: Mapping[str, Any], problems: list[tuple[str, str]]) -> Accent:
    colours = _texts(table, "colours", ("accent", "accent_dark"), problems)
    try:
        return accent(colours.get("accent", DEFAULT_ACCENT), colours.get("accent_dark"))
    except ValueError as error:
        problems.append(("colours", str(error)))
        return accent(DEFAULT_ACCENT)


def _links(table: Mapping[str, Any], problems: list[tuple[str, str]]) -> tuple[Link, ...]:
    entries = table.get("links", [])
    if not isinstance(entries, list) or not all(isinstance(e, Mapping) for e in entries):
        problems.append(("links", "[[site.links]] の表を並べて書いてください。"))
        return ()
    links = tuple(Link(str(e.get("label", "")), str(e.get("url", ""))) for e in entries)
    problems += [
        (f"links[{number}]", "label と、http で始まる url か / で始まる url が要ります。")
        for number, link in enumerate(links, 1)
        if not link.label or not is_address(link.url)
    ]
    return links


def is_address(url: str) -> bool:
    """Tell whether ``url`` is a web address or a path of this site, safe to be a link."""
    parts = urlsplit(url)
    at_home = url.startswith("/") and not url.startswith("//")
    return at_home or (parts.scheme in ("http", "https") and bool(parts.netloc))
