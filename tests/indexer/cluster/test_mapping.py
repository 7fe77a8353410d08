"""What an index is made by: fields for each of a shape, and analyzers that cut as we did."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from indexer.cluster import mapping
from indexer.cluster.client import Client
from indexer.cluster.settings import EngineSettings
from indexer.cluster.tokens import STACK, characters, placed, token

SHAPE = mapping.Shape(width=2, facets=3, spans=1, orders=4)


def test_each_of_a_shape_has_its_fields() -> None:
    made = mapping.body({"generation": 7}, SHAPE, 5)
    properties = made["mappings"]["properties"]
    counts = {
        mapping.TEXT: 2,
        mapping.CHARS: 2,
        mapping.OCCURRENCE: 2,
        mapping.FACET: 3,
        mapping.ORDER: 4,
        mapping.LOW: 1,
        mapping.HIGH: 1,
    }
    for name, count in counts.items():
        assert {f"{name}{n}" for n in range(count)} <= properties.keys()
        assert f"{name}{count}" not in properties
    assert made["settings"]["number_of_shards"] == 5
    assert made["mappings"]["_meta"] == {mapping.META: {"generation": 7}}


def test_a_node_cuts_as_we_did(settings: EngineSettings) -> None:
    client, index = Client(settings), f"{settings.alias}-000001"
    client.ask("PUT", f"/{index}", mapping.body({"generation": 1}, SHAPE, 1))

    def cut(field: str, text: str) -> list[tuple[str, int]]:
        body = {"field": field, "text": text}
        tokens = client.ask("POST", f"/{index}/_analyze", body)["tokens"]
        return [(one["token"], one["position"]) for one in tokens]

    text = f"{mapping.TEXT}0"
    assert cut(text, placed({0: ["防災"], 2: ["訓練", "避難訓練"]}, 4)) == [
        ("防災", 0),
        ("訓練", 2),
        ("避難訓練", 2),
    ]
    for term in ("防災 訓練", "あ" * 500, STACK, "c++", "３"):
        assert cut(text, token(term)) == [(token(term), 0)]

    @given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30))
    def signs(some: str) -> None:
        found = cut(f"{mapping.CHARS}0", some)
        assert [one for one, _ in found] == characters(some)
        assert all(after == before + 1 for (_, before), (_, after) in pairwise(found))

    signs()
