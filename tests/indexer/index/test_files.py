"""The files of generations that older versions wrote."""

from pathlib import Path

import numpy as np

from corpus import Program
from indexer.index.files import RECORDS, record_lines
from indexer.index.record_lines import encode


def test_records_of_a_main_and_an_auxiliary_segment_stand_in_the_plans_order(
    tmp_path: Path,
) -> None:
    """Up to format 7 a large collection's small update left its generation so."""
    one, two, three = [encode(Program(f"p{n}", "区分", n, "事業")) for n in range(3)]
    (tmp_path / RECORDS).write_bytes(one + two)
    (tmp_path / "auxiliary").mkdir()
    (tmp_path / "auxiliary" / RECORDS).write_bytes(three)
    np.save(tmp_path / "order.npy", np.array([2, 0]))
    assert record_lines(tmp_path) == [three, one]
