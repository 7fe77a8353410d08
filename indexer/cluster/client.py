"""Requests to a cluster: each with a time limit, each failure as one line without secrets."""

import os
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import orjson
from opensearchpy import OpenSearch
from opensearchpy.exceptions import SerializationError, TransportError
from opensearchpy.serializer import JSONSerializer

from indexer.cluster.errors import EngineUnusable, PartialAnswer
from indexer.cluster.nodes import CountedConnection, LeastBusy
from indexer.cluster.refusals import MORE, MUCH, PARTS, TOO_MANY, is_lost, is_taken, told
from indexer.cluster.settings import EngineSettings

Found = TypeVar("Found")
# Seconds for a search; and for what is written or waited for.
SEARCH, WRITE = 10.0, 120.0
# Nodes that are tried for one request before it is given up.
_TRIES = 3
# Connections to a node: as many answers are under way at a time in one process.
_CONNECTIONS = 16
# Seconds for which a node that did not answer is passed over. The client's own way, a minute that
# doubles up to half an hour, would leave one that came back unused.
_AWAY = 2
# Seconds after which what a node has no memory or no time for is asked once more, or another.
_PAUSE = 0.2
# Pauses before a search is asked again of which a part did not answer although a copy is there.
# When a node is killed the engine turns to other copies to find, but not to read the hits (2.19.6:
# status 500): 3 of 14 kills under searching refused one search. The other nodes know within half a
# second that it is gone, and searches are to go on within two.
_LOST = (0.1, 0.3, 0.6)


class _Json(JSONSerializer):
    """Reads answers several times faster than the client does itself."""

    def loads(self, s: str) -> Any:
        """The value of a text."""
        try:
            return orjson.loads(s)
        except ValueError as error:
            raise SerializationError(s, error) from error


class Client:
    """Asks one cluster. Threads share it."""

    def __init__(self, settings: EngineSettings) -> None:
        self.settings = settings
        given: dict[str, Any] = {}
        if settings.user or settings.password:
            given["http_auth"] = (settings.user, settings.password)
        if settings.ca is not None:
            given["ca_certs"] = str(settings.ca)
        self._given = given
        self._process = 0
        self._own: OpenSearch | None = None

    @property
    def _transport(self) -> Any:
        """What carries requests; connections are no other process', which was forked from this."""
        if self._own is None or self._process != os.getpid():
            self._own, self._process = self._opened(), os.getpid()
        return self._own.transport

    def _opened(self) -> OpenSearch:
        return OpenSearch(
            list(self.settings.nodes),
            verify_certs=True,
            max_retries=_TRIES,
            retry_on_timeout=True,
            retry_on_status=(502, 504),
            dead_timeout=_AWAY,
            timeout_cutoff=0,
            maxsize=_CONNECTIONS,
            timeout=SEARCH,
            serializer=_Json(),
            connection_class=CountedConnection,
            selector_class=LeastBusy,
            **self._given,
        )

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        seconds: float = SEARCH,
        absent: Any = None,
        taken: Any = None,
        busy: Any = None,
        **params: Any,
    ) -> Any:
        """The answer to a request; ``absent`` where there is no such thing and it is given.

        ``taken`` where somebody else was faster, and ``busy`` where the nodes have no memory or
        time for it now, and these are given. Raises EngineUnusable.
        """
        # The client takes "timeout" for itself, so that its own word for it always goes along.
        asked = {**params, "request_timeout": seconds}
        lines = isinstance(body, bytes)
        content = body if body is None or lines else orjson.dumps(body)
        how = {"params": asked, "body": content, "headers": _LINES if lines else _JSON}
        try:
            return self._performed(method, path, how, again=busy is None)
        except TransportError as error:
            if absent is not None and error.status_code == 404:
                return absent
            if taken is not None and is_taken(error):
                return taken
            if busy is not None and error.status_code == TOO_MANY:
                return busy
            raise self._unusable(error) from None

    def _performed(self, method: str, path: str, how: Any, again: bool) -> Any:
        try:
            return self._transport.perform_request(method, path, **how)
        except TransportError as error:
            if not again or error.status_code != TOO_MANY:
                raise
        # A node that is short of memory says so until it has collected its garbage; others are not.
        time.sleep(_PAUSE)
        return self._transport.perform_request(method, path, **how)

    def search(self, index: str, body: Mapping[str, Any], seconds: float = SEARCH) -> Any:
        """The answer to a search, of all shards. Raises PartialAnswer, EngineUnusable.

        Of a point in time, which names its index itself, ``index`` is empty.
        """
        return _of_all_parts(lambda: self._search(index, body, seconds))

    def searches(self, index: str, bodies: Iterable[Mapping[str, Any]]) -> list[Any]:
        """The answers to several searches in one request. Raises PartialAnswer, EngineUnusable."""
        head = orjson.dumps({"index": index, "allow_partial_search_results": False})
        lines = [line for body in bodies for line in (head, orjson.dumps(body))]
        content = b"\n".join(lines) + b"\n"
        return _of_all_parts(lambda: self._searches(index, content))

    def _search(self, index: str, body: Mapping[str, Any], seconds: float) -> Any:
        path = f"/{index}/_search" if index else "/_search"
        try:
            answer = self.ask("POST", path, body, seconds, **_WHOLE)
        except EngineUnusable as error:
            if error.reason != PARTS:
                raise
            raise PartialAnswer(self.settings.address, self.missing_shards(index)) from None
        self._check(index, answer)
        return answer

    def _searches(self, index: str, content: bytes) -> list[Any]:
        answers = self.ask("POST", f"/{index}/_msearch", content)["responses"]
        if any(answer.get("status") == TOO_MANY for answer in answers):
            time.sleep(_PAUSE)
            answers = self.ask("POST", f"/{index}/_msearch", content)["responses"]
        for answer in answers:
            if "error" in answer:
                raise self._failed(index, answer)
            self._check(index, answer)
        return list(answers)

    def _failed(self, index: str, answer: Mapping[str, Any]) -> EngineUnusable:
        """Why one of several searches has no answer: parts are gone, or it is refused."""
        status, missing = answer["status"], self.missing_shards(index)
        if missing or is_lost(status, answer["error"]):
            return PartialAnswer(self.settings.address, missing)
        if status == TOO_MANY:
            return EngineUnusable(self.settings.address, MUCH, MORE)
        reason = f"it refuses a search ({status} {answer['error']['type']})"
        return EngineUnusable(self.settings.address, reason, "See the log of its nodes.")

    def _check(self, index: str, answer: Any) -> None:
        """After an ordinary stop of a node, the status is 200 and no shard failed: one is gone."""
        shards = answer["_shards"]
        if answer.get("timed_out") or shards["successful"] < shards["total"]:
            raise PartialAnswer(self.settings.address, self.missing_shards(index))

    def missing_shards(self, index: str) -> tuple[str, ...]:
        """The shards of which no copy answers; none where that cannot be asked either."""
        # Of an index that is gone, the engine would wait half a minute for it to come.
        how: Any = {"level": "shards", "local": "true", "timeout": "0s"}
        try:
            health = self.ask("GET", f"/_cluster/health/{index}", **how)
        except EngineUnusable:
            return ()
        return tuple(
            f"{name} shard {number}"
            for name, one in sorted(health["indices"].items())
            for number, shard in sorted(one["shards"].items())
            if not shard["primary_active"]
        )

    def _unusable(self, error: TransportError) -> EngineUnusable:
        reason, remedy = told(error)
        return EngineUnusable(self.settings.address, reason, remedy)


_JSON = {"content-type": "application/json"}
_LINES = {"content-type": "application/x-ndjson"}
_WHOLE = {"allow_partial_search_results": "false"}


def _of_all_parts(ask: Callable[[], Found]) -> Found:
    """What ``ask`` answers, asked again where it had a part on a node that went meanwhile.

    Raises what it raises: a part of which no copy is left is not waited for.
    """
    for pause in _LOST:
        try:
            return ask()
        except PartialAnswer as error:
            if error.shards:
                raise
        time.sleep(pause)
    return ask()
