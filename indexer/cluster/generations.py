"""The generations of a collection in a cluster: one index each, and an alias for one of them.

What a generation is stands in ``_meta`` of its index. An index without that is somebody else's and
is never touched.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from indexer.cluster import mapping
from indexer.cluster.client import WRITE, Client
from indexer.cluster.errors import EngineUnusable


@dataclass(frozen=True, slots=True)
class Published:
    """One generation: the name of its index, and what its ``_meta`` says."""

    index: str
    meta: Mapping[str, Any]

    @property
    def number(self) -> int:
        """The number of the generation."""
        return int(self.meta["generation"])


class Generations:
    """The generations under one alias."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self._alias = client.settings.alias
        self._name = re.compile(rf"{re.escape(self._alias)}-[0-9]{{6}}")

    def current(self, local: bool = False) -> Published | None:
        """The generation that the alias leads to, None where there is no such alias.

        ``local`` is what the node knows that is asked: nobody waits for a manager that is gone.
        Raises EngineUnusable where the alias, or an index of its name, is somebody else's.
        """
        where = "true" if local else "false"
        found = self.client.ask("GET", f"/{self._alias}", absent={}, local=where)
        if not found:
            return None
        own = [Published(name, meta) for name, meta in _metas(found).items()]
        foreign = sorted(found.keys() - {one.index for one in own} | (found.keys() & {self._alias}))
        if foreign or len(own) != 1:
            raise EngineUnusable(
                self.client.settings.address,
                f"the alias leads to {', '.join(foreign or sorted(found))}, which is not sesaku's",
                'Choose another name: alias = "…" in [engine]. Nothing was changed.',
            )
        return own[0]

    def all(self) -> list[Published]:
        """Every generation of ours, finished or not, the oldest first."""
        own = [Published(name, meta) for name, meta in _metas(self._named()).items()]
        return sorted(own, key=lambda one: one.index)

    def next_name(self) -> str:
        """The name of an index that does not exist, be it ours or somebody else's."""
        numbers = [int(name.rpartition("-")[2]) for name in self._named()]
        return f"{self._alias}-{max(numbers, default=0) + 1:06}"

    def lead_to(self, new: Published, old: Published | None) -> None:
        """Makes the alias lead to another generation: in one step, for all nodes."""
        actions: list[dict[str, Any]] = [{"add": {"index": new.index, "alias": self._alias}}]
        if old is not None:
            remove = {"index": old.index, "alias": self._alias, "must_exist": True}
            actions.insert(0, {"remove": remove})
        self.client.ask("POST", "/_aliases", {"actions": actions}, WRITE)

    def delete(self, one: Published) -> None:
        """Takes an index away, where it is ours: one of its name may be somebody else's."""
        if any(own.index == one.index for own in self.all()):
            self.client.ask("DELETE", f"/{one.index}", seconds=WRITE, absent={})

    def _named(self) -> Mapping[str, Any]:
        """All indexes that are called as generations are, with their mappings.

        Those of an alias plan-01 are none of the alias plan.
        """
        found = self.client.ask("GET", f"/{self._alias}-0*", absent={})
        return {name: one for name, one in found.items() if self._name.fullmatch(name)}


def is_ours(index: Mapping[str, Any]) -> bool:
    """Whether an index, as the engine describes it, is one of ours."""
    return bool(_meta(index))


def _metas(found: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """What indexes of ours say of themselves, by name."""
    return {name: _meta(one) for name, one in found.items() if is_ours(one)}


def _meta(index: Mapping[str, Any]) -> Mapping[str, Any]:
    meta: Mapping[str, Any] = index.get("mappings", {}).get("_meta", {}).get(mapping.META) or {}
    return meta
