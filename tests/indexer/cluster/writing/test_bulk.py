"""Documents on their way: cut by bytes, sent again where nodes were busy, refused by name."""

from typing import Any

import pytest

from indexer.cluster.client import Client
from indexer.cluster.errors import DocumentRefused, EngineUnusable
from indexer.cluster.settings import EngineSettings
from indexer.cluster.writing import bulk
from indexer.cluster.writing.bulk import Action, Bulk, batches

# Stands for a request that a node refuses as a whole.
WHOLE = 0
SETTINGS = EngineSettings(("http://node:9200",), "any")


class Node(Client):
    """Takes what it is told to."""

    def __init__(self, statuses: list[int], reason: str = "no") -> None:
        super().__init__(SETTINGS)
        self.statuses = statuses
        self.reason = reason
        self.lines: list[bytes] = []

    def ask(self, *args: Any, **how: Any) -> Any:
        content: bytes = args[2]
        self.lines.append(content)
        status = self.statuses.pop(0)
        if status == WHOLE:
            return how["busy"]
        if status < 300:
            return {"errors": False, "items": []}
        item = {"index": {"status": status, "error": {"reason": self.reason}}}
        return {"errors": True, "items": [item] * content.count(b'{"index"')}


def send(node: Node, count: int = 1) -> list[int]:
    sent: list[int] = []
    Bulk(node, "i").send([Action(str(n), f"p{n}", {"a": n}) for n in range(count)], sent.append)
    return sent


def test_what_nodes_had_no_time_for_is_sent_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "_FIRST_PAUSE", 0.0)
    node = Node([429, WHOLE, 429, 200])
    assert send(node) == [1]
    assert len(set(node.lines)) == 1
    assert len(node.lines) == 4


def test_nodes_that_never_have_time_are_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "_FIRST_PAUSE", 0.0)
    with pytest.raises(EngineUnusable, match="too much to do"):
        send(Node([429] * 20))


def test_a_refused_document_is_named() -> None:
    with pytest.raises(DocumentRefused, match="p0"):
        send(Node([400]))


def test_a_full_disk_is_no_fault_of_a_document() -> None:
    reason = (
        "index [i] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark,"
    )
    with pytest.raises(EngineUnusable, match="disk is full"):
        send(Node([429], f"{reason} watermark, index has read-only-allow-delete block];"))


def test_requests_are_cut_by_their_bytes_and_nothing_is_lost() -> None:
    actions = [Action(str(n), f"p{n}", {"text": "あ" * 200_000}) for n in range(9)]
    cut = list(batches(actions))
    assert [len(one) for one in cut] == [3, 3, 3]
    assert [line.name for one in cut for line in one] == [action.name for action in actions]


def test_what_goes_is_one_line() -> None:
    ((line,),) = batches([Action("7", "p7", None)])
    assert line.content == b'{"delete":{"_id":"7"}}\n'
    ((line,),) = batches([Action("7", "p7", {"text": "\ud800"})])
    assert line.content.endswith(b'{"text": "?"}\n')
