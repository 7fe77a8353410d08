"""What changed between two generations: nothing else is written, and the order is the plan's."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.cluster.writing.ledger import SPACING, Ledger, changes, whole

PLANS = st.lists(st.integers(0, 40), unique=True)


def digests(numbers: list[int]) -> list[bytes]:
    return [number.to_bytes(16, "big") for number in numbers]


@given(st.lists(PLANS, min_size=1, max_size=6))
def test_each_update_makes_the_next_plan_of_the_one_before(plans: list[list[int]]) -> None:
    ledger = whole(digests(plans[0])).ledger
    held = dict(zip(ledger.keys.tolist(), ledger.digests, strict=True))
    for plan in plans[1:]:
        change = changes(ledger, digests(plan))
        assert change is not None
        for key in change.gone:
            del held[key]
        for place in change.fresh:
            key = int(change.ledger.keys[place])
            assert key not in held
            held[key] = change.ledger.digests[place]
        assert [held[key] for key in sorted(held)] == digests(plan)
        assert sorted(held) == change.ledger.keys.tolist()
        ledger = Ledger.unpacked(change.ledger.packed())


@given(st.data())
def test_what_stayed_in_its_order_is_not_written_again(data: st.DataObject) -> None:
    old = data.draw(st.lists(st.integers(0, 99), unique=True, min_size=1))
    new = [number for number in old if data.draw(st.booleans())] + [100]
    change = changes(whole(digests(old)).ledger, digests(new))
    assert change is not None
    assert list(change.fresh) == [len(new) - 1]
    assert len(change.gone) == len(old) - len(new) + 1


def test_without_room_between_two_keys_everything_is_written_anew() -> None:
    keys = np.array([SPACING, SPACING + 1])
    assert changes(Ledger(keys, digests([1, 2])), digests([1, 3, 2])) is None
    assert changes(Ledger(keys, digests([1, 2])), digests([3, 1, 2])) is not None
