"""Everything that decides what an index looks like, apart from the corpus."""

from importlib.metadata import version

from indexer.analyzer import versions
from indexer.fields import FIELDS, K1
from indexer.segment import FORMAT


def fingerprint() -> dict[str, str]:
    """Names and versions; an index with another fingerprint is rebuilt, never searched.

    Synonyms and related words are not part of it: they apply when a query is compiled.
    """
    weights = " ".join(f"{field.name}:{field.boost}:{field.b}" for field in FIELDS)
    return versions() | {
        "schema": str(FORMAT),
        "weights": f"{weights} k1:{K1}",
        "Whoosh": version("Whoosh"),
    }
