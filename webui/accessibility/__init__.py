"""What is known of the site's accessibility: the criteria, and what the automatic tests found.

In: ``criteria.toml``, which says how each success criterion was looked at, and ``findings.json``,
which ``tests/webui/browser/record_accessibility.py`` writes. Out: both as values for their page.
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

How = Literal["axe", "tested", "absent", "person"]


@dataclass(frozen=True, slots=True)
class Criterion:
    """A success criterion and how it was looked at.

    ``jis`` tells whether JIS X 8341-3:2016 has it, too. ``test`` names the browser test where
    ``how`` is "tested". ``rules`` are axe's rules for it that passed on some page.
    """

    number: str
    level: Literal["A", "AA"]
    jis: bool
    name: str
    how: How
    test: str = ""
    note: str = ""
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """What axe found: with which versions, when, where, and the rules that were violated."""

    date: str
    axe: str
    chromium: str
    pages: Mapping[str, str]
    conditions: tuple[str, ...]
    passed: Mapping[str, tuple[str, ...]]
    violations: tuple[str, ...]


@cache
def findings() -> Findings:
    """Return the recorded findings."""
    values: dict[str, Any] = json.loads(_text("findings.json"))
    values["conditions"] = tuple(values["conditions"])
    values["violations"] = tuple(values["violations"])
    values["passed"] = {tag: tuple(rules) for tag, rules in values["passed"].items()}
    return Findings(**values)


@cache
def criteria() -> tuple[Criterion, ...]:
    """Return all criteria in the order of their numbers."""
    passed = findings().passed
    return tuple(
        Criterion(**entry, rules=passed.get(axe_tag(entry["number"]), ()))
        for entry in tomllib.loads(_text("criteria.toml"))["criteria"]
    )


def axe_tag(number: str) -> str:
    """Return how axe writes a criterion's number: 1.4.10 is wcag1410."""
    return "wcag" + number.replace(".", "")


def _text(name: str) -> str:
    return files("webui").joinpath("accessibility", name).read_text(encoding="utf-8")
