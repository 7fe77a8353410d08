"""The words of a query, put together of what Sudachi cuts."""

import pytest

from indexer.query.parser import parse
from indexer.query.words import (
    bound,
    carries_only,
    is_sentence,
    is_torn,
    nominal,
    unspaced,
    whole,
    with_names,
)
from indexer.text.analyzer import analyze
from indexer.text.lexeme import Kind


def words(text: str) -> list[str]:
    tokens = nominal(analyze(text))
    return [token.surface for token in bound(tokens, is_sentence(tokens))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第3次", ["第3次"]),
        ("3歳児", ["3歳児"]),
        ("支援員", ["支援員"]),
        ("ゆるキャラ", ["ゆるキャラ"]),
        ("防災情報", ["防災", "情報"]),
        ("2024年4月1日", ["2024年4月1日"]),
        ("65歳以上", ["65歳以上"]),
        ("いきいきサロン", ["いきいきサロン"]),
        ("もっと情報", ["もっと", "情報"]),
    ],
)
def test_what_belongs_together_is_one_word(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("川の水位を携帯で見たい", True),
        ("子どもの見守り", False),
        ("防災と観光", False),
        ("ごみの減量", False),
    ],
)
def test_sentences_say_more_than_names(text: str, sentence: bool) -> None:
    assert is_sentence(nominal(analyze(text))) is sentence


def test_a_verb_that_stands_for_a_noun_is_one() -> None:
    (noun,) = nominal(analyze("見守り"))
    assert noun.lexeme.kind.name == "NOUN"


def test_a_noun_of_a_verb_is_one_with_fewer_kana() -> None:
    assert [token.lexeme.kind for token in nominal(analyze("空家の取壊し"))][-1] is Kind.NOUN


def test_a_verb_that_only_carries_another_is_told() -> None:
    assert [t.surface for t in analyze("続けていけ") if carries_only(t)] == ["いけ"]


def test_names_of_places_stay_whole_where_programs_have_them() -> None:
    tokens = analyze("茅が崎")
    assert [t.surface for t in with_names(tokens, {"茅が崎"}.__contains__)] == ["茅が崎"]
    assert list(with_names(tokens, set().__contains__)) == list(tokens)


def test_a_single_kana_behind_a_noun_is_the_end_of_its_name() -> None:
    assert [t.surface for t in bound(analyze("実証ほ"), False)] == ["実証ほ"]
    assert not is_sentence(nominal(analyze("先端の実証ほ")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("wi fi", ["wifi"]),
        ("公共 Wi Fi 整備", ["公共", "WiFi", "整備"]),
        ("wi -fi", ["wi", "fi"]),
        ("wi OR fi", ["wi", "fi"]),
        ('"wi" fi', ["wi", "fi"]),
        ("it net", ["it", "net"]),
    ],
)
def test_a_latin_word_with_a_space_in_it_is_one(text: str, expected: list[str]) -> None:
    known = {"wifi", "it", "net", "itnet"}
    assert [unit.text for unit in unspaced(parse(text), known.__contains__)] == expected


def test_a_form_of_a_verb_that_is_no_noun_stays_a_verb() -> None:
    assert [
        token.surface for token in nominal(analyze("取り壊したい")) if token.lexeme.kind == 6
    ] == []


def test_a_noun_in_hiragana_is_whole_however_it_is_cut() -> None:
    assert [token.lexeme.term for token in whole(analyze("しょうが"), "しょうが")] == ["生姜"]
    other = analyze("しょうがない")
    assert whole(other, "しょうがない") == other


@pytest.mark.parametrize(
    ("text", "torn"),
    [("防犯かめら", True), ("けんこう診断", True), ("防犯", False), ("見守り", False)],
)
def test_hiragana_beside_other_signs_may_be_cut_wrong(text: str, torn: bool) -> None:
    assert is_torn(analyze(text)) is torn
