"""Stems of English words."""

import pytest

from indexer.english.stems import key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("evacuees", "evacuee"),
        ("policies", "policy"),
        ("imported", "import"),
        ("nursing", "nurse"),
        ("classes", "class"),
        ("trained", "training"),
        ("farming", "farm"),
    ],
)
def test_forms_of_one_word(one: str, other: str) -> None:
    assert key([one]) == key([other])


@pytest.mark.parametrize(
    ("one", "other"),
    [("important", "imported"), ("king", "k"), ("bus", "bu"), ("organ", "organize")],
)
def test_other_words(one: str, other: str) -> None:
    assert key([one]) != key([other])


def test_what_says_nothing_has_no_stem() -> None:
    assert key(["of", "the"]) == ""
    assert key(["disabled", "person"]) == key(["disabled"])
    assert key(["person"]) == "person"
