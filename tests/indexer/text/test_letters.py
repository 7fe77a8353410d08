"""Letters: equal for spellings of one word, different for different words."""

import pytest

from indexer.text.letters import are_their_own, letters
from indexer.text.romaji import acronym_readings, readings_of_slip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("茅ヶ崎", "茅ケ崎"),
        ("霞が関", "霞ヶ関"),
        ("コミュニティーバス", "コミュニティバス"),
        ("inc.", "inc"),
        ("024-000-7711", "0240007711"),
        ("ごみ", "ゴミ"),
    ],
)
def test_spellings_have_the_same_letters(one: str, other: str) -> None:
    assert letters(one) == letters(other)


@pytest.mark.parametrize(("one", "other"), [("ビル", "ビール"), ("1.1", "11"), ("我が家", "我家")])
def test_words_have_letters_of_their_own(one: str, other: str) -> None:
    assert letters(one) != letters(other)


def test_pieces_of_plain_words_have_pieces_of_their_letters() -> None:
    assert are_their_own("防災訓練")
    assert not are_their_own("茅ヶ崎")


def test_slips_of_an_input_method_are_read() -> None:
    assert "シセツヨヤク" in readings_of_slip("しせつよやkう")
    assert "ボウサイ" in readings_of_slip("ぼうsい")
    assert readings_of_slip("としょかn") == ["トショカン"]
    assert "ホイクショ" in readings_of_slip("ほいkすしょ")
    assert "ボウサイ" in readings_of_slip("ぼうsさい")
    assert readings_of_slip("kアラート") == []
    assert readings_of_slip("防災") == readings_of_slip("abc") == []


def test_acronyms_are_read_as_words() -> None:
    assert "エルジーワン" in acronym_readings("lgwan")
    assert "オシント" in acronym_readings("osint")
    assert "アンシトラル" in acronym_readings("uncitral")
    assert acronym_readings("防災") == acronym_readings("cms") == []
