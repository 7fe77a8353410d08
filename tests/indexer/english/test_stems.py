"""Stems of English words."""

import pytest

from indexer.english.stems import bag, key, root, stem, words


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
        ("planning", "plans"),
        ("moving", "move"),
        ("children", "child"),
        ("digitised", "digitizing"),
        ("organisation", "organization"),
        ("centres", "center"),
        ("labour", "labor"),
        ("programmes", "programs"),
        ("travelling", "traveled"),
        ("licence", "license"),
    ],
)
def test_forms_of_one_word(one: str, other: str) -> None:
    assert key([one]) == key([other])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("important", "imported"),
        ("king", "k"),
        ("bus", "bu"),
        ("organ", "organize"),
        ("care", "car"),
    ],
)
def test_other_words(one: str, other: str) -> None:
    assert key([one]) != key([other])


def test_what_says_nothing_has_no_stem() -> None:
    assert key(["of", "the"]) == ""
    assert key(["disabled", "person"]) == key(["disabled"])
    assert key(["person"]) == "person"


@pytest.mark.parametrize(
    "text",
    [
        "disaster prevention",
        "prevention of disasters",
        "preventing disasters",
        "prevent a disaster",
    ],
)
def test_words_among_others_are_compared_by_their_roots(text: str) -> None:
    assert bag(key(words(text))) == bag("disast prevent")


def test_the_thing_itself_stands_last() -> None:
    assert key(words("damage to roads")) == key(words("road damage"))
    assert key(words("support for raising children")).endswith(root(stem("support")))


@pytest.mark.parametrize(
    ("one", "other"),
    [("relocate", "relocation"), ("employ", "employment"), ("apply", "application")],
)
def test_parts_of_speech_have_one_root(one: str, other: str) -> None:
    assert root(stem(one)) == root(stem(other))
