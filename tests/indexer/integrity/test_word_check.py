"""Tables of words that no build wrote."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indexer.integrity.checking import check_index
from tests.indexer.integrity.test_checking import changed, faults


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("related.json", lambda table: []),
        ("related.json", lambda table: {"防災": [["災害", 2]]}),
        ("related.json", lambda table: {"防災": [["災害"]]}),
        ("related.json", lambda table: {"防災": "災害"}),
        ("expansions.json", lambda tables: {**tables, "longest": "1"}),
        ("expansions.json", lambda tables: {"longest": 1}),
        ("expansions.json", lambda tables: {**tables, "synonyms": {"防災": [["災害", ["災害"]]]}}),
        (
            "expansions.json",
            lambda tables: {**tables, "synonyms": {"防災": [["災害", ["災害"], [], False]]}},
        ),
        ("alike.json", lambda table: {**table, "防災": [["総務", 1]]}),
        ("english.json", lambda table: {**table, "words": {"disaster": {"総務": 1}}}),
    ],
)
def test_a_table_of_another_form_or_dictionary_is_named(
    index: Path, name: str, change: Callable[[Any], Any]
) -> None:
    changed(index, name, change)
    [fault] = faults(index)
    assert fault.startswith(name)
    assert check_index(index)[1].faults == ()


def test_synonyms_of_staff_and_words_of_a_table_are_no_fault(index: Path) -> None:
    changed(index, "related.json", lambda table: {"防災": [["災害", 0.7], ["火事", 1]]})
    assert faults(index) == []
