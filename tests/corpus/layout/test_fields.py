"""Which column is which of ours: by what headings may mean and what the cells can be."""

from collections.abc import Sequence

import pytest

from corpus import columns
from corpus.layout.fields import Candidate, assigned
from corpus.layout.known_headings import UNITS, meanings_of


def _assigned(*headed: tuple[str, Sequence[str]], said: bool = False) -> dict[int, str]:
    return assigned(
        [
            Candidate(position, meanings_of(heading), cells, said)
            for position, (heading, cells) in enumerate(headed, start=1)
        ]
    )


def test_each_column_of_ours_is_there_once() -> None:
    found = _assigned(
        ("事業名", ["訓練"]), ("名称", ["広報"]), ("備考", ["済"]), ("概要", ["行う。"])
    )
    assert found == {1: columns.NAME, 4: columns.SUMMARY}


def test_of_two_the_one_that_has_texts_is_taken() -> None:
    assert _assigned(("概要", []), ("内容", ["行う。"]))[2] == columns.SUMMARY


@pytest.mark.parametrize(
    ("heading", "cells", "field"),
    [
        ("管理番号", ["k-1", "k-2"], columns.ID),
        ("管理番号", ["k-1", "k-1"], None),
        ("番号", ["1", "２"], columns.NUMBER),
        ("番号", ["甲", "乙"], None),
        ("担当", ["総務課"], columns.DIVISION),
        ("担当", ["電話 03-1234-5678"], None),
        ("リンク", ["https://example.jp/"], columns.URL),
        ("リンク", ["あり"], None),
    ],
)
def test_cells_must_be_able_to_be_it(heading: str, cells: list[str], field: str | None) -> None:
    assert _assigned(("事業名", ["訓練"]), (heading, cells)).get(2) == field


def test_what_somebody_said_or_the_very_heading_is_believed() -> None:
    assert _assigned(("リンク", ["あり"]), said=True) == {1: columns.URL}
    assert _assigned((columns.URL, ["あり"])) == {1: columns.URL}


def test_a_list_of_nothing_but_codes_has_names_all_the_same() -> None:
    assert _assigned(("事業名", ["A-1", "A-2"])) == {1: columns.NAME}
    found = _assigned(("事業名", ["A-1", "A-2"]), ("名称", ["訓練", "広報"]))
    assert found[2] == columns.NAME


def test_a_column_of_both_units_leaves_room_for_neither_alone() -> None:
    found = _assigned(("担当部局・担当課", ["総務部\n総務課"]), ("担当課", ["総務課"]))
    assert sorted(found.values()) in ([columns.DIVISION], [UNITS])
