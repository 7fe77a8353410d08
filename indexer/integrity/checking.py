"""All generations of an index directory, checked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer.errors import IndexUnusable
from indexer.index.fingerprint import differences
from indexer.index.segment import Segment
from indexer.integrity.fault import Fault
from indexer.integrity.segment_check import segment_faults
from indexer.integrity.whoosh_check import whoosh_faults
from indexer.store.generation import Generation
from indexer.store.storage import Store


@dataclass(frozen=True, slots=True)
class Checked:
    """A generation and what is wrong with it. ``role`` is "current" or "previous".

    ``number`` and ``records`` are None where they cannot be told. ``outdated`` names what another
    version built it with; its contents are not compared then, only its checksums.
    """

    role: str
    number: int | None
    records: int | None
    outdated: tuple[str, ...]
    faults: tuple[Fault, ...]


def check_index(directory: Path) -> tuple[Checked, ...]:
    """Check the current and the previous generation; those that there are.

    Nothing is changed, and updates and servers may go on meanwhile. Raises IndexUnusable when
    nothing was ever published there.
    """
    store = Store(directory)
    current = _checked("current", store.published)
    if current is None:
        raise IndexUnusable(directory, "has no index", "Run `sesaku index` to build it.")
    previous = _checked("previous", store.previous)
    return (current,) if previous is None else (current, previous)


def _checked(role: str, opened: Callable[[], Generation | None]) -> Checked | None:
    try:
        generation = opened()
    except IndexUnusable as error:
        return Checked(role, None, None, (), (_fault(error),))
    if generation is None:
        return None
    records = generation.facts.get("records")
    outdated = tuple(differences(generation))
    return Checked(
        role,
        generation.number,
        records if isinstance(records, int) else None,
        outdated,
        tuple(_faults(generation, bool(outdated))),
    )


def _faults(generation: Generation, is_outdated: bool) -> Iterator[Fault]:
    try:
        generation.verify()
    except IndexUnusable as error:
        yield _fault(error)
        return
    if is_outdated:
        return
    try:
        segment = Segment(generation.path)
        yield from segment_faults(segment, generation.facts.get("records"))
        yield from whoosh_faults(generation.path)
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        # The checksums hold, so that it was written like this.
        yield Fault(generation.path.name, f"cannot be read ({error!r})")


def _fault(error: IndexUnusable) -> Fault:
    return Fault(error.path.name, error.reason)
