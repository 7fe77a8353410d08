"""What all documents hang on: while it stays, an update writes what changed."""

from collections.abc import Callable
from pathlib import Path

from corpus import Program
from indexer.cluster.writing.fingerprint import DRIFT, averages_of, basis_of, drifted
from indexer.index.segment import Segment
from indexer.store.storage import Store


def segment(directory: Path) -> Segment:
    generation = Store(directory).current()
    assert generation is not None
    return Segment(generation.path)


def test_another_record_changes_no_basis_but_another_area_does(
    build_small: Callable[..., Path],
) -> None:
    one, two, three = (
        segment(build_small([Program("p0", area, 0, name, "住民")]))
        for name, area in (("防災", "会津"), ("観光案内所", "会津"), ("防災", "中通り"))
    )
    assert basis_of(one, 2) == basis_of(two, 2)
    assert basis_of(one, 2) != basis_of(one, 3)
    assert basis_of(one, 2) != basis_of(three, 2)
    assert drifted(averages_of(one), averages_of(two))
    assert not drifted(averages_of(one), averages_of(three))


def test_averages_may_move_a_little() -> None:
    assert not drifted([100.0, 0.0], [100.0 * (1 + DRIFT / 2), 0.0])
    assert drifted([100.0, 0.0], [100.0 * (1 + DRIFT * 2), 0.0])
    # A field that nothing had so far.
    assert drifted([100.0, 0.0], [100.0, 3.0])
