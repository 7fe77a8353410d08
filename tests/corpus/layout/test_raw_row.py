"""Rows not yet judged: the names of their cells, and rows that are no programs."""

import pytest

from corpus.grid import Place
from corpus.layout.raw_row import CellNames, LeftOut, RawRow


def test_cells_are_named_when_somebody_asks() -> None:
    names = CellNames((), 7, {"名": 3, "課": 28})
    assert dict(names) == {"名": "C7", "課": "AB7"}
    assert dict(names.of_sheet("福祉")) == {"名": "福祉!C7", "課": "福祉!AB7"}
    assert len(names) == 2
    with pytest.raises(KeyError):
        names["URL"]


def test_rows_of_a_document_are_named_by_their_place() -> None:
    names = CellNames((Place(1, 1), Place(2, 5)), 2, {"名": 3})
    assert names["名"] == "2ページ5行目"


def test_rows_without_dittos_share_their_lack_of_them() -> None:
    one, other = RawRow(1, {}, {}), RawRow(2, {}, {})
    assert one.dittos is other.dittos
    assert dict(one.dittos) == {}


def test_a_row_that_is_no_program_is_whole_in_json() -> None:
    cells = {"A9": "合計" * 60}
    assert LeftOut(9, cells, "合計の行です。").as_json() == {
        "row": 9, "cells": cells, "reason": "合計の行です。",
    }  # fmt: skip
    assert LeftOut(9, cells, "", "福祉").as_json()["sheet"] == "福祉"
