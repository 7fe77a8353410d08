"""A link holds where nobody has to confirm it, or staff did."""

import pytest

from corpus.years.link import Basis, Link


@pytest.mark.parametrize(
    ("basis", "confidence", "holds"),
    [
        ("id", 1.0, True),
        ("name", 1.0, True),
        ("staff", 1.0, True),
        ("staff", 0.0, False),
        ("proposed", 0.9, False),
    ],
)
def test_it_holds(basis: Basis, confidence: float, holds: bool) -> None:
    assert Link("2020-a", "2021-a", basis, confidence).holds is holds
