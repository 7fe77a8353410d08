"""Signs that stand for the text of the row above, and what is told of them."""

from pathlib import Path

import pytest

from corpus import columns
from corpus.layout.row_builder import is_ditto
from tests.corpus.importing.import_files import csv_bytes, import_bytes

ROWS = [
    ["部局", "事業名", "事業概要"],
    ["総務部", "広報", "広報紙を出す"],
    ["〃", "研修", "〃"],
    ["同", "監査", "同じことをする"],
]


def test_a_sign_is_filled_and_told_by_its_cell(tmp_path: Path) -> None:
    imported = import_bytes(tmp_path, csv_bytes(ROWS), "a.csv")
    assert [one.department for one in imported.programs] == ["総務部"] * 3
    assert [one.summary for one in imported.programs][1:] == ["広報紙を出す", "同じことをする"]
    told = {(one.cell, one.before, one.after) for one in imported.repairs}
    assert told == {
        ("A3", "〃", "総務部"),
        ("C3", "〃", "広報紙を出す"),
        ("A4", "同", "総務部"),
    }


def test_a_list_without_signs_tells_of_none(tmp_path: Path) -> None:
    imported = import_bytes(tmp_path, csv_bytes(ROWS[:2]), "a.csv")
    assert imported.repairs == ()


@pytest.mark.parametrize(
    ("key", "text", "is_one"),
    [
        (columns.SUMMARY, "〃", True),
        (columns.SUMMARY, "同　上", True),
        (columns.SUMMARY, "同", False),
        (columns.DEPARTMENT, "同", True),
        (columns.NAME, "〃", False),
    ],
)
def test_what_a_sign_is_depends_on_the_column(key: str, text: str, is_one: bool) -> None:
    assert is_ditto(key, text) == is_one
