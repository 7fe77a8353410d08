"""Marks of tables: circles and reposts."""

import pytest

from corpus.text.marks import CIRCLES, REPOST_MARK, without_continued


@pytest.mark.parametrize(
    "name", ["（再掲）防災", "防災（再掲）", "(再掲)防災", "【再掲】防災", "防災 [ 再 掲 ]"]
)
def test_a_repost_is_marked_before_or_behind_its_name(name: str) -> None:
    assert REPOST_MARK.sub("", name).strip() == "防災"


@pytest.mark.parametrize("name", ["再掲防災", "防災の再掲について", "（再掲の）防災", "防災"])
def test_what_only_speaks_of_it_is_no_mark(name: str) -> None:
    assert not REPOST_MARK.search(name)


def test_circles_are_three_characters_that_look_alike() -> None:
    assert [f"{ord(one):04X}" for one in CIRCLES] == ["3007", "25CB", "25EF"]


@pytest.mark.parametrize(
    "again",
    [
        "くらし（続き）",
        "くらし (つづき)",
        "くらし【続】",
        "くらし　続き",
        "くらし（前ページからの続き）",
    ],
)
def test_a_heading_that_goes_on_is_the_one_before(again: str) -> None:
    assert without_continued(again) == "くらし"


@pytest.mark.parametrize("name", ["手続き", "行政手続", "相続（手続）", "（続き）", ""])
def test_a_word_that_ends_alike_stays(name: str) -> None:
    assert without_continued(name) == name
