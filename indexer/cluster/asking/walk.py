"""All that a request finds, from its first hit to its last, as it is at one point in time.

Pages that begin further and further on cost more and more; from where the last one ended, each
costs the same, however much there is.
"""

from collections.abc import Generator, Mapping
from typing import Any

from indexer.cluster.client import Client

# How long the engine keeps the point in time after each page: somebody takes the file home slowly.
_KEPT = "5m"


def walk(client: Client, index: str, body: Mapping[str, Any]) -> Generator[Any, None, None]:
    """The hits of a request whose order tells all of them apart, ``size`` at a time.

    Raises PartialAnswer, EngineUnusable.
    """
    point = client.ask("POST", f"/{index}/_search/point_in_time", keep_alive=_KEPT)["pit_id"]
    try:
        rest = {**body, "pit": {"id": point, "keep_alive": _KEPT}}
        while hits := client.search("", rest)["hits"]["hits"]:
            yield from hits
            if len(hits) < body["size"]:
                break
            rest["search_after"] = hits[-1]["sort"]
    finally:
        client.ask("DELETE", "/_search/point_in_time", {"pit_id": [point]}, absent={})
