"""What a dictionary word becomes in the index."""

import pytest

from indexer.text.analyzer import analyze
from indexer.text.lexeme import Kind, Lexeme, lexeme, placed_words, places


def of(text: str) -> Lexeme:
    """The lexeme of a text that is one word."""
    (token,) = analyze(text)
    return token.lexeme


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("防災", Kind.NOUN),
        ("見直す", Kind.VERB),
        ("新しい", Kind.VERB),
        ("する", Kind.LIGHT),
        ("とても", Kind.LIGHT),
        ("場合", Kind.LIGHT),
        ("の", Kind.FUNCTION),
        ("これ", Kind.FUNCTION),
        ("2020", Kind.NUMBER),
        ("。", Kind.BREAK),
        ("🏠", Kind.BREAK),
    ],
)
def test_kinds(text: str, kind: Kind) -> None:
    assert of(text).kind is kind


def test_prefixes_and_suffixes_are_affixes_and_the_honorific_says_nothing() -> None:
    words = ("新規参入者", "高齢者", "電子化", "お知らせ")
    kinds = {p.lexeme.term: p.lexeme.kind for w in words for t in analyze(w) for p in t.parts}
    assert kinds["者"] is kinds["化"] is Kind.AFFIX
    assert kinds["御"] is Kind.FUNCTION


def test_suffixes_that_name_nobody_say_little() -> None:
    _, last = analyze("設備等")
    assert last.lexeme.kind is Kind.LIGHT


@pytest.mark.parametrize(
    ("verb", "term"),
    [
        ("見直す", "見直し"),
        ("申し込む", "申し込み"),
        ("育てる", "育て"),
        ("行う", "行い"),
        ("見る", "見る"),
    ],
)
def test_a_verb_has_the_term_of_its_noun_unless_that_is_one_character(verb: str, term: str) -> None:
    assert of(verb).term == term


def test_a_sign_that_is_read_as_a_word_has_its_reading_as_term() -> None:
    written, read = analyze("10％")[-1], analyze("10パーセント")[-1]
    assert written.lexeme.term == read.lexeme.term == "パーセント"


def test_kana_terms_are_katakana() -> None:
    assert of("りんご").term == of("リンゴ").term


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("防災", "ボウサイ"),
        ("2020", ""),
        ("の", ""),
        ("ict", "アイシーティー"),
        ("lgwan", "エルジーダブリューエーエヌ"),
    ],
)
def test_readings(text: str, reading: str) -> None:
    assert of(text).reading == reading


def test_a_long_latin_word_is_not_spelled_letter_by_letter() -> None:
    assert "ゼット" not in of("zqxwvkj").reading


def test_a_unit_behind_a_number_is_not_read_aloud() -> None:
    pos = ("名詞", "普通名詞", "助数詞可能", "*", "*", "*")
    assert lexeme("g", "g", "グラム", pos, ()).reading == ""


def test_synonym_groups_are_those_of_the_dictionary() -> None:
    assert set(of("医師").groups) & set(of("医者").groups)


def test_a_break_behind_a_particle_takes_no_position() -> None:
    lexemes = [token.lexeme for token in analyze("これ、県で。「本」、の、町")]
    kinds = [lexeme.kind.name[0] for lexeme in lexemes]
    assert "".join(kinds) == "FBNFBBNBBFBN"
    assert places(lexemes) == [0, 0, 1, 2, 2, 2, 3, 4, 4, 5, 5, 6]
    assert placed_words(lexemes) == [(1, "県"), (3, "本"), (6, "町")]
