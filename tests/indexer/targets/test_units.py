"""Units that say the same."""

import pytest

from indexer.targets.units import unit_key


@pytest.mark.parametrize(
    ("unit", "other", "same"),
    [
        ("名", "人", True),
        ("％", "パーセント", True),
        ("箇所", "ヶ所", True),
        ("㎡", "平方メートル", True),
        (" 件 ", "件", True),
        ("件", "人", False),
        ("m", "km", False),
        ("", "", True),
    ],
)
def test_values_in_them_compare(unit: str, other: str, same: bool) -> None:
    assert (unit_key(unit) == unit_key(other)) is same
