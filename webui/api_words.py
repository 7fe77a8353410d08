"""The words that describe the API, in the language of whoever reads."""

import tomllib
from functools import cache
from importlib.resources import files

from webui.wording import Wording, wording


@cache
def api_wording(language: str, own_labels: tuple[tuple[str, str], ...] = ()) -> Wording:
    """Return the API's words, keyed ``table.key``; labels are those of the pages."""
    file = files("webui").joinpath("words", f"api.{language}.toml")
    catalogue = tomllib.loads(file.read_text(encoding="utf-8"))
    texts = {key: text for key, text in catalogue.items() if isinstance(text, str)}
    for table, entries in catalogue.items():
        if not isinstance(entries, str):
            texts |= {f"{table}.{key}": text for key, text in entries.items()}
    return Wording(language, texts, wording(language, own_labels).labels)
