"""What a collection says about its site: title, colours, logo, links, footer, labels."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus import Problem, is_web_address
from corpus.columns import Column
from indexer.answer.results import FacetName
from webui.request.engine import Collection
from webui.request.wording import label_names
from webui.site.colours import (
    DEFAULT_ACCENT,
    Accent,
    BadColour,
    accent,
    check_dark,
    check_light,
)

# Where the settings are, as messages name it.
FILE = "collection.toml"
# The settings of [site] there; everything else there is a slip of the pen.
KEYS = (
    "title", "tagline", "logo", "colours", "links", "footer", "labels", "facets", "accessibility",
)  # fmt: skip
# The order of the facets: first what readers know, last the longest list.
FACETS: tuple[FacetName, ...] = ("area", "department", "new", "division")
# What a public body says about its site's accessibility; the policy page claims nothing for it.
ACCESSIBILITY_KEYS = ("contact", "target", "deadline", "tested_on", "tested_by")
LOGO_TYPES = {".svg": "image/svg+xml", ".png": "image/png"}
# What is wrong with a setting that nobody asked for, and what to do about it.
UNKNOWN = ("この設定はありません。", "綴りを確かめるか、消してください。")
# A logo is part of every first visit; larger ones are drawings that nobody compressed.
MAX_LOGO = 100_000


class SiteProblem(Exception):
    """Settings of a site that cannot be used. ``problems`` has each with key, value and remedy."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


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
    site, problems = read_site(table, collection.title, own_facets(collection.columns))
    if problems:
        raise SiteProblem(problems)
    return site


def own_facets(columns: Iterable[Column]) -> tuple[FacetName, ...]:
    """Return the facets among a collection's own columns."""
    return tuple(column.heading for column in columns if column.kind == "facet")


def read_site(
    table: Mapping[str, Any], title: str, own: tuple[FacetName, ...] = ()
) -> tuple[Site, tuple[Problem, ...]]:
    """Return the site that a table [site] asks for, wrong settings left out, and what is wrong.

    ``title`` is that of a site that gives itself none; ``own`` are the facets of the collection's
    own columns, which come first where nothing is said.
    """
    problems = [problem(key, table[key], *UNKNOWN) for key in table if key not in KEYS]
    site = Site(
        title=_text(table, "title", problems) or title,
        tagline=_text(table, "tagline", problems),
        logo=_logo(table, problems),
        accent=_accent(table, problems),
        links=_links(table, problems),
        footer=_text(table, "footer", problems),
        labels=_labels(table, problems),
        facets=_facets(table, (*own, *FACETS), problems),
        accessibility=_texts(table, "accessibility", ACCESSIBILITY_KEYS, problems),
    )
    return site, tuple(problems)


def problem(key: str, value: object, reason: str, remedy: str) -> Problem:
    """Return what is wrong with a setting of [site]; tables are too long to repeat."""
    shown = "" if isinstance(value, Mapping | list) else str(value)
    return Problem(FILE, None, f"site.{key}", shown, reason, remedy)


def logo_of(site: Site, directory: Path | None) -> tuple[bytes, str] | None:
    """Return the logo's content and media type.

    None where there is none, it cannot be read, or it is too large.
    """
    if not site.logo or directory is None:
        return None
    path = directory / site.logo
    try:
        if not path.is_file() or path.stat().st_size > MAX_LOGO:
            return None
        return path.read_bytes(), LOGO_TYPES[path.suffix]
    except OSError:
        return None


def _text(table: Mapping[str, Any], key: str, problems: list[Problem]) -> str:
    value = table.get(key, "")
    if isinstance(value, str):
        return value.strip()
    problems.append(problem(key, value, "文字列ではありません。", '"…" で囲んでください。'))
    return ""


def _texts(
    table: Mapping[str, Any], key: str, known: tuple[str, ...], problems: list[Problem]
) -> dict[str, str]:
    """Return the sound texts of a table; each unknown or other entry is a problem."""
    value = table.get(key, {})
    if not isinstance(value, Mapping):
        remedy = f"[site.{key}] の下に「名前 = 値」の形で書いてください。"
        problems.append(problem(key, value, "表ではありません。", remedy))
        return {}
    texts = {}
    for name, text in value.items():
        if name not in known:
            remedy = f"使えるのは {'、'.join(known)} です。"
            problems.append(problem(f"{key}.{name}", text, UNKNOWN[0], remedy))
        elif not isinstance(text, str) or not text.strip():
            remedy = '空でない文字列を "…" で囲んで書くか、行を消してください。'
            problems.append(problem(f"{key}.{name}", text, "文字列ではないか、空です。", remedy))
        else:
            texts[name] = text.strip()
    return texts


def _labels(table: Mapping[str, Any], problems: list[Problem]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(_texts(table, "labels", tuple(sorted(label_names())), problems).items()))


def _facets(
    table: Mapping[str, Any], known: tuple[FacetName, ...], problems: list[Problem]
) -> tuple[FacetName, ...]:
    """Return the facets to show, in order; those that are not named are not shown."""
    names = table.get("facets", known)
    remedy = f'{"、".join(known)} から選んで並べてください（例 ["area", "department"]）。'
    if not isinstance(names, list | tuple):
        problems.append(problem("facets", names, "並びではありません。", remedy))
        return known
    unknown = [name for name in names if name not in known]
    problems += [problem("facets", name, "この絞り込みはありません。", remedy) for name in unknown]
    return tuple(dict.fromkeys(name for name in names if name not in unknown))


def _logo(table: Mapping[str, Any], problems: list[Problem]) -> str:
    name = _text(table, "logo", problems)
    if name and not (name.endswith(tuple(LOGO_TYPES)) and name.replace("\\", "/").count("/") == 0):
        reason = f"{FILE} と同じフォルダーの画像ではありません。"
        remedy = "ロゴを同じフォルダーに置き、.svg か .png の名前だけを書いてください。"
        problems.append(problem("logo", name, reason, remedy))
        return ""
    return name


def _accent(table: Mapping[str, Any], problems: list[Problem]) -> Accent:
    colours = _texts(table, "colours", ("accent", "accent_dark"), problems)
    before = len(problems)
    for name, check in (("accent", check_light), ("accent_dark", check_dark)):
        if name not in colours:
            continue
        try:
            check(colours[name])
        except BadColour as bad:
            problems.append(problem(f"colours.{name}", colours[name], bad.reason, bad.remedy))
    if len(problems) > before:
        return accent(DEFAULT_ACCENT)
    return accent(colours.get("accent", DEFAULT_ACCENT), colours.get("accent_dark"))


def _links(table: Mapping[str, Any], problems: list[Problem]) -> tuple[Link, ...]:
    entries = table.get("links", [])
    if not isinstance(entries, list) or not all(isinstance(e, Mapping) for e in entries):
        remedy = "リンクごとに [[site.links]] と書き、その下に label と url を書いてください。"
        problems.append(problem("links", entries, "表の並びではありません。", remedy))
        return ()
    links = tuple(Link(str(e.get("label", "")), str(e.get("url", ""))) for e in entries)
    for number, link in enumerate(links, 1):
        if not link.label:
            remedy = "リンクに出す言葉を書いてください。"
            problems.append(problem(f"links[{number}].label", "", "空です。", remedy))
        if not is_address(link.url):
            remedy = "https:// で始まるアドレスか、/ で始まるこのサイトの中の場所を書いてください。"
            reason = "リンクにできるアドレスではありません。"
            problems.append(problem(f"links[{number}].url", link.url, reason, remedy))
    return links


def is_address(url: str) -> bool:
    """Tell whether ``url`` is a web address or a path of this site, safe to be a link."""
    at_home = url.startswith("/") and not url.startswith("//")
    return is_web_address(f"https://here.invalid{url}" if at_home else url)
