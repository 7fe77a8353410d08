"""Stems of English words."""

import pytest

from indexer.english.stems import bag, key, present, root, stem, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("evacuees", "evacuee"),
        ("policies", "policy"),
        ("classes", "class"),
        ("children", "child"),
        ("organisation", "organization"),
        ("centres", "center"),
        ("labour", "labor"),
        ("programmes", "programs"),
        ("licence", "license"),
        ("buses", "bus"),
        ("houses", "house"),
        ("midwives", "midwife"),
    ],
)
def test_forms_of_one_word(one: str, other: str) -> None:
    assert key([one]) == key([other])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("imported", "import"),
        ("nursing", "nurse"),
        ("trained", "training"),
        ("farming", "farm"),
        ("planning", "plans"),
        ("moving", "move"),
        ("digitised", "digitizing"),
        ("travelling", "traveled"),
    ],
)
def test_tenses_of_one_word(one: str, other: str) -> None:
    assert present(key([one])) == present(key([other]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nursing", "nurse"),
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
