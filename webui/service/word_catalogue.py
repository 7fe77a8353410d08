"""Words of a part of the site that has many, apart from those of all pages; see ``wording``."""

import tomllib
from functools import cache
from importlib.resources import files

from webui.request.language import language
from webui.request.wording import Wording, wording
from webui.service.current import site


@cache
def part_wording(part: str, language: str, own_labels: tuple[tuple[str, str], ...]) -> Wording:
    """Return a part's words, keyed ``table.key``; labels are those of the pages."""
    file = files("webui").joinpath("words", f"{part}.{language}.toml")
    catalogue = tomllib.loads(file.read_text(encoding="utf-8"))
    texts = {key: text for key, text in catalogue.items() if isinstance(text, str)}
    for table, entries in catalogue.items():
        if not isinstance(entries, str):
            texts |= {f"{table}.{key}": text for key, text in entries.items()}
    return Wording(language, texts, wording(language, own_labels).labels)


def part_words(part: str) -> Wording:
    """Return a part's words in the language of the page at hand."""
    chosen = language()
    return part_wording(part, chosen, site().labels if chosen == "ja" else ())
