"""Words that say how a value is meant, in the order of the text."""

import pytest

from corpus.targets.comparison import words_before, words_behind


@pytest.mark.parametrize(
    ("text", "words", "rest"),
    [
        ("参加者数 年間約", ("年間", "約"), "参加者数 "),
        ("登録者数(累計): ", ("累計",), "登録者数"),
        ("延べ", ("延べ",), ""),
        ("参加者数", (), "参加者数"),
    ],
)
def test_in_front_of_a_number(text: str, words: tuple[str, ...], rest: str) -> None:
    start, found = words_before(text, len(text))
    assert found == words
    assert text[:start] == rest


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("以上/年", ("以上", "年")),
        (" (累計)", ("累計",)),
        ("に増やす", ("増加",)),
        ("削減", ("削減",)),
        ("以上に増やす", ("以上",)),
        ("を目指す", ()),
    ],
)
def test_behind_its_unit(text: str, words: tuple[str, ...]) -> None:
    assert words_behind(text, 0) == words


def test_a_word_of_the_date_in_front_is_none_of_the_number() -> None:
    text = "輸出額(2024年:"
    assert words_before(text, len(text), text.index("年") + 1) == (len(text), ())
