"""A run to tell of."""

import pytest

from indexer.quality.evaluate import Report, evaluate
from tests.indexer.quality.test_evaluate import JUDGEMENTS, found


@pytest.fixture
def report() -> Report:
    return evaluate(JUDGEMENTS, found)
