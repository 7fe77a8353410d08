"""All generations of an index directory, checked."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer.errors import IndexUnusable
from indexer.index import files
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
    yield from content_faults(generation.path, generation.names(), generation.facts.get("records"))


def content_faults(directory: Path, names: Collection[str], records: object) -> Iterator[Fault]:
    """Yield what is wrong with the files of these names in a generation of so many ``records``.

    They are what this version reads, and their checksums hold: somebody wrote them like this.
    """
    lacking = sorted(files.NAMES - set(names))
    yield from (Fault(name, "is not part of the generation") for name in lacking)
    if lacking:
        return
    try:
        yield from segment_faults(Segment(directory), records)
        yield from whoosh_faults(directory)
    except IndexUnusable as error:
        yield _fault(error)
    except MemoryError:
        raise
    except Exception as error:
        # Files of any content may be wrong in any way; which one it was, they do not say.
        yield Fault(directory.name, f"cannot be read ({error!r})")


def _fault(error: IndexUnusable) -> Fault:
    return Fault(error.path.name, error.reason)
