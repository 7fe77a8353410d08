"""Headings that say for whom a column is; what follows is with ``importing.headings.guess``."""

import pytest

from corpus.columns.internal import is_internal, may_be_internal


@pytest.mark.parametrize(
    ("heading", "internal"),
    [
        ("内部メモ", True),
        ("職員用", True),
        ("内部評価", False),
        ("市内部分", False),
        ("備考", False),
    ],
)
def test_what_is_for_the_staff_alone_is_known(heading: str, internal: bool) -> None:
    assert is_internal(heading) is internal


@pytest.mark.parametrize(
    ("heading", "asked"),
    [("備考", True), ("備 考", True), ("担当者名", True), ("Remarks", True), ("対象者", False)],
)
def test_what_may_be_for_the_staff_alone_is_known(heading: str, asked: bool) -> None:
    assert may_be_internal(heading) is asked
