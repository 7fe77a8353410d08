"""Rows of a plan: how many programs have each slot, as our own postings say."""

import pytest

from indexer import Searcher
from indexer.cluster.asking.rows import Rows
from indexer.cluster.engine import ClusterEngine
from indexer.embedded.engine import EmbeddedEngine
from indexer.ranking.matched_plan import Rows as OwnRows


@pytest.mark.parametrize(
    "text", ["防災", "防災 訓練", "情報システム", "危機管理部 訓練", "会津 観光", "子育て支援"]
)
def test_each_slot_has_as_many_programs(plan: Searcher, clustered: Searcher, text: str) -> None:
    theirs, ours = clustered._engine, plan._engine
    assert isinstance(theirs, ClusterEngine)
    assert isinstance(ours, EmbeddedEngine)
    asked = clustered._plan(text)
    assert asked == plan._plan(text)
    rows = Rows(asked, theirs.occurrences, theirs._schema)
    matched = OwnRows(ours._lookup).matched(asked)
    for row, own in zip(rows.each, matched.rows, strict=True):
        ways = [(way.match, way.programs) for way in row.ways]
        assert ways == [(one.match, len(one.docs)) for one in own.found]
        assert row.programs == len(own.having)
