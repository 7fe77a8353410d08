"""Everything that decides what an index looks like, apart from the corpus."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from zlib import crc32

from indexer.errors import IndexUnusable
from indexer.index.field_boosts import FIELDS, K1
from indexer.index.files import FORMAT
from indexer.store.generation import Generation
from indexer.text.analyzer import versions
from indexer.text.installed import version

# How operators read the names that the facts of a generation have.
_WORDS = {"schema": "index format", "weights": "field weights"}


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


@cache
def tables_version() -> str:
    """What stands for all code and data that make the tables of words (``words.tables_before``).

    Those tables apply when a query is compiled, so that other ones need no analysis anew.
    """
    rooms = Path(__file__).parents[1]
    made_by = sorted(
        path
        for room in ("english", "index", "text", "thesaurus")
        for path in (rooms / room).rglob("*")
        if path.suffix in (".py", ".z")
    )
    checksum = 0
    for path in made_by:
        checksum = crc32(path.read_bytes(), checksum)
    return f"{checksum:08x}"


def differences(generation: Generation) -> list[str]:
    """What differs between a generation's fingerprint and the present one, in words."""
    recorded = generation.facts.get("fingerprint")
    return differing(recorded if isinstance(recorded, Mapping) else {})


def differing(old: Mapping[str, object]) -> list[str]:
    """What differs between a fingerprint and the present one, in words."""
    new = fingerprint()
    return [
        f"{_WORDS.get(name, name)} ({old.get(name, 'none')} → {new.get(name, 'none')})"
        for name in dict.fromkeys((*old, *new))
        if old.get(name) != new.get(name)
    ]


def check_fingerprint(generation: Generation) -> None:
    """Raises IndexUnusable when the generation was built by another analyzer or schema."""
    changed = differences(generation)
    if changed:
        raise IndexUnusable(
            generation.path,
            "was built with other versions: " + ", ".join(changed),
            "Run `sesaku index` to build it anew from the corpus.",
        )
