"""Names alone that head what stands below them, and those that are programs."""

import pytest

from corpus import columns
from corpus.layout.unmarked import sections_by_name

_NAME, _FULL = {1: "名"}, {1: "名", 2: "文"}


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([_NAME, _FULL, _NAME, _FULL], {1, 3}),
        ([_FULL, _NAME, _FULL, _NAME, _FULL], set()),
        ([_NAME, _FULL, _FULL], set()),
        ([_NAME, _NAME, _FULL, _NAME, _FULL], set()),
        ([_NAME, _FULL, _NAME], set()),
        ([], set()),
    ],
)
def test_where_it_is_plain(rows: list[dict[int, str]], found: set[int]) -> None:
    assert sections_by_name(enumerate(rows, start=1), {columns.NAME: 1}) == found


def test_a_list_with_areas_has_no_such_headings() -> None:
    rows = enumerate([_NAME, _FULL, _NAME, _FULL], start=1)
    assert not sections_by_name(rows, {columns.NAME: 1, columns.AREA: 3})
