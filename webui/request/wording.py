"""The words of the pages: one catalogue for each language, some of them a collection's own."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from webui.request.isolation import isolated

# In order of preference where a browser has none.
LANGUAGES = ("ja", "en")


@dataclass(frozen=True, slots=True)
class Wording:
    """A language's words. Called with a word's key and its values, it returns the text."""

    language: str
    texts: Mapping[str, str]
    labels: Mapping[str, str]
    _made: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __call__(self, key: str, **values: Any) -> str:
        """Return the text of ``key`` with ``values`` and labels filled in.

        Numbers get separators for thousands, texts leave the direction of the sentence as it is.
        Raises KeyError for a key or value that is not there.
        """
        if not values:
            return self._bare(key)
        grouped = {k: f"{v:,}" if type(v) is int else _plain(v) for k, v in values.items()}
        return self.texts[key].format(**(dict(self.labels) | grouped))

    def _bare(self, key: str) -> str:
        """The text of a key that has no values; most are, and pages have dozens of them."""
        if key not in self._made:
            self._made[key] = self.texts[key].format(**self.labels)
        return self._made[key]

    def label(self, name: str) -> str:
        """Return what a field or a thing is called. Raises KeyError for an unknown one."""
        return self.labels[name]

    def heading(self, name: str) -> str:
        """Return what a field is called where that begins a line. Raises KeyError as ``label``."""
        label = self.labels[name]
        return label if self.language == "ja" else label[:1].upper() + label[1:]


def _plain(value: Any) -> Any:
    return isolated(value) if isinstance(value, str) else value


@cache
def wording(language: str, own_labels: tuple[tuple[str, str], ...] = ()) -> Wording:
    """Return the words of a language; ``own_labels`` replace its labels."""
    text = files("webui").joinpath("words", f"{language}.toml").read_text(encoding="utf-8")
    catalogue = tomllib.loads(text)
    labels = catalogue.pop("labels")
    return Wording(language, catalogue, labels | dict(own_labels))


def label_names() -> frozenset[str]:
    """Return the labels that a collection may replace."""
    return frozenset(wording(LANGUAGES[0]).labels)
