"""A fault is one line: where, and what."""

from indexer.integrity.fault import Fault


def test_it_is_a_line_and_a_value() -> None:
    fault = Fault("terms.json", "is missing")
    assert str(fault) == "terms.json is missing"
    assert {fault, Fault("terms.json", "is missing")} == {fault}
