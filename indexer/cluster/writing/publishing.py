"""A generation of this machine, published in a cluster: written, verified, then led to."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from indexer.cluster import mapping
from indexer.cluster.client import Client
from indexer.cluster.errors import ClaimedAlias, EngineUnusable
from indexer.cluster.generations import Generations, Published
from indexer.cluster.settings import EngineSettings
from indexer.cluster.writing.fingerprint import averages_of, basis_of
from indexer.cluster.writing.lock import Lock
from indexer.cluster.writing.writing import Writing
from indexer.index.segment import Segment
from indexer.store.changes import CHANGES, EARLIER
from indexer.store.storage import Generation

# Seconds before an index is taken away that may have answered: searchers look once a second where
# the alias leads, and one that was led back from goes with the next update.
_LEFT = 2.0
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a publication did: the index that the alias leads to, and whether it is a new one.

    ``written`` is the number of programs that were sent; the others stayed as they were.
    """

    index: str
    published: bool
    programs: int
    written: int = 0


def publish(
    generation: Generation,
    settings: EngineSettings,
    force: bool = False,
    progress: Told | None = None,
) -> Outcome:
    """Publishes a generation under the settings' alias; nothing where it already is.

    ``force`` takes the alias of another collection. Raises SesakuError: EngineUnusable, EngineBusy,
    ClaimedAlias, DocumentRefused; searchers then see the generation before.
    """
    client = Client(settings)
    generations = Generations(client)
    check_version(client)
    segment = Segment(generation.path)
    meta = meta_of(generation, segment, settings.shards)
    current = generations.current()
    if current is not None and not force:
        _check_claim(settings.alias, current, meta)
    if current is not None and _is_same(current, meta):
        return Outcome(current.index, False, segment.programs)
    with Lock(client).held():
        # Whoever held the lock before may have led the alias elsewhere.
        current = generations.current()
        new = Published(generations.next_name(), meta)
        # What an update that was killed had written may be whole, but never answered.
        _clean(generations, current)
        try:
            written = Writing(client, segment, new, progress).write(current)
        except Exception:
            generations.delete(new)
            raise
        generations.lead_to(new, current)
        _clean(generations, new)
    return Outcome(new.index, True, segment.programs, written)


def roll_back(settings: EngineSettings) -> Published:
    """Leads the alias to the generation before. Raises EngineUnusable where there is none."""
    client = Client(settings)
    generations = Generations(client)
    with Lock(client).held():
        current = generations.current()
        index = current.index if current else ""
        earlier = [one for one in generations.all() if one.index < index and _is_done(client, one)]
        if not earlier:
            raise EngineUnusable(
                settings.address, "it has no generation to go back to", "Run `sesaku index`."
            )
        generations.lead_to(earlier[-1], current)
        return earlier[-1]


def check_version(client: Client) -> None:
    """Raises EngineUnusable for an engine that is not OpenSearch from 2.19 up to 3."""
    version = client.ask("GET", "/")["version"]
    first, second = (int(one) for one in version["number"].split(".")[:2])
    if version.get("distribution") != "opensearch" or not (2, 19) <= (first, second) < (4, 0):
        raise EngineUnusable(
            client.settings.address,
            f"it is {version.get('distribution', 'another engine')} {version['number']}",
            "Use OpenSearch 2.19 or 3.",
        )


def meta_of(generation: Generation, segment: Segment, shards: int) -> dict[str, Any]:
    """What a generation's index says of itself."""
    facts = generation.facts
    return {
        "generation": generation.number,
        "created": generation.created.isoformat(),
        "format": mapping.FORMAT,
        "fingerprint": facts.get("fingerprint", {}),
        "basis": basis_of(segment, shards),
        "averages": averages_of(segment),
        "title": segment.collection["title"],
        "programs": segment.programs,
        "changes": {name: facts[name] for name in (CHANGES, EARLIER) if name in facts},
    }


def _check_claim(alias: str, current: Published, meta: dict[str, Any]) -> None:
    if current.meta["title"] != meta["title"]:
        raise ClaimedAlias(alias, current.meta["title"], meta["title"])


def _is_same(current: Published, meta: dict[str, Any]) -> bool:
    names = ("format", "generation", "created", "fingerprint")
    return all(current.meta.get(name) == meta[name] for name in names)


def _is_done(client: Client, one: Published) -> bool:
    """Whether a generation was written to its end: then nothing is written to it any more."""
    settings = client.ask("GET", f"/{one.index}/_settings")[one.index]["settings"]["index"]
    return bool(settings.get("blocks", {}).get("write") == "true")


def _clean(generations: Generations, current: Published | None) -> None:
    """Takes away all but the generation that answers and the one to go back to."""
    every = generations.all()
    index = current.index if current else ""
    done = [one for one in every if one.index < index and _is_done(generations.client, one)]
    kept = {index, *[one.index for one in done[-1:]]}
    gone = [one for one in every if one.index not in kept]
    if any(_is_done(generations.client, one) for one in gone):
        time.sleep(_LEFT)
    for one in gone:
        generations.delete(one)
