"""Entries of words without what follows from others."""

from typing import Any

from indexer.browser.entries import HIRAGANA, Shortened
from tests.indexer.browser.unpacking import entries

NOUN, READ, ORDINARY = 6, 1024, 512
WORDS: dict[str, list[list[Any]]] = {
    "情報": [["", 3, NOUN, READ]],
    "防災": [["", 7, NOUN, READ], ["", "防災", NOUN, READ + ORDINARY]],
    "防災情報": [["", "防災情報", NOUN, READ, [[2, 7, NOUN], [2, 3, NOUN]]]],
}


def shortened(**changed: list[list[Any]]) -> dict[str, Any]:
    words = WORDS | changed
    return Shortened(READ, words).chunk(sorted(words.items()), 3)


def test_terms_come_back() -> None:
    found = entries(shortened())
    assert {key: [entry[:3] for entry in own] for key, own in found.items()} == {
        key: [entry[:3] for entry in own] for key, own in WORDS.items()
    }


def test_parts_are_sizes_where_each_is_what_its_letters_are_taken_for() -> None:
    plain = [["", 7, NOUN, READ]]
    assert entries(shortened(防災=plain))["防災情報"][0][4] == 2
    # 防災 is taken for the word that was cut by itself, which is another term.
    assert entries(shortened())["防災情報"][0][4] == [[2, 7, NOUN], [2, 3, NOUN]]
    # Letters that are no word stay, as do those that are others than the surface's.
    assert isinstance(entries(shortened(防災=[["防サイ", 7, NOUN]]))["防災情報"][0][4], list)


def test_of_three_parts_the_sizes_of_two_say_all() -> None:
    plain = [["", 7, NOUN, READ]]
    three = [["", "x", NOUN, READ, [[2, 7, NOUN], [2, 3, NOUN], [2, 3, NOUN]]]]
    assert entries(shortened(防災=plain, 防災情報情報=three))["防災情報情報"][0][4] == [2, 2]


def test_surfaces_of_hiragana_need_no_letters() -> None:
    chunk = shortened(マチヅクリ=[["まちづくり", 9, NOUN]], 街ヅクリ=[["街づくり", 9, NOUN]])
    assert HIRAGANA in chunk["surfaces"].split("\n")
    assert "づくり" not in chunk["surfaces"]
    found = entries(chunk)
    assert [found[key][0][0] for key in ("マチヅクリ", "街ヅクリ")] == ["まちづくり", "街づくり"]
