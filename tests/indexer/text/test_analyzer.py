"""The analyzer: its words, and that their parts tile any text."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text.analyzer import (
    Token,
    analyze,
    common_noun,
    inflected,
    is_undivided,
    lexemes_of,
    versions,
)
from indexer.text.lexeme import Kind

# Japanese as it is written, with everything that trips a tokenizer among it.
TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "福島県の防災システムを見直す令和２年度（案）、。・-／ICTデータおよびㇰ々〆ヶゝ"
        ),
        st.sampled_from(
            "\u200b\u3099\ufe0f\U000e0101\u200d\ufdfa\x00\n \u3000ﾊﾞ㍻Ⅷ🏳🌈👩\ud800\U0010ffff"
        ),
        st.characters(),
    ),
    max_size=60,
)


def terms(text: str) -> list[str]:
    """The terms of the parts that have one."""
    return [
        part.lexeme.term
        for token in analyze(text)
        for part in token.parts
        if part.lexeme.kind > Kind.FUNCTION
    ]


def has_word(text: str) -> bool:
    """Whether there is a letter or digit in it. ﾞ is none: Unicode calls it one for ﾊﾞ alone."""
    return any(char.isalnum() for char in text if char not in "ﾞﾟ")


def assert_tiles(text: str, tokens: list[Token]) -> None:
    """Parts stand inside the text, in its order; none is empty, only signs are skipped."""
    at = 0
    last = (0, 0)
    for token in tokens:
        assert token.parts
        for part in token.parts:
            assert 0 <= part.start < part.end <= len(text)
            if (part.start, part.end) != last:
                # Two words that one sign stands for share that sign; any other share nothing.
                assert part.start >= last[1]
            assert not has_word(text[at : part.start])
            last = part.start, part.end
            at = max(at, part.end)
    assert not has_word(text[at:])


@given(text=TEXT)
def test_parts_tile_any_text(text: str) -> None:
    assert_tiles(text, analyze(text))


@given(text=TEXT)
def test_a_token_is_the_text_of_its_parts(text: str) -> None:
    for token in analyze(text):
        assert token.surface
        assert token.surface == token.surface.lower()
        for part in token.parts:
            if part.lexeme.kind > Kind.FUNCTION:
                assert part.lexeme.term
            assert (part.lexeme.kind is Kind.BREAK) == (part.lexeme.term == "")


@given(text=TEXT)
def test_analysis_is_the_same_every_time(text: str) -> None:
    assert analyze(text) == analyze(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("福島県の施策。" * 15_000, id="100,000 characters"),
        pytest.param("福島県の施策" * 5_000, id="no end of a sentence"),
        pytest.param("漢" * 30_000, id="one character"),
        pytest.param("\ufdfa" * 8_000, id="grows 18 times when normalized"),
        pytest.param("\U00020bb7" * 15_000, id="four bytes each"),
        pytest.param("令和" + "9" * 5_000 + "年", id="a year of 5,000 digits"),
        pytest.param("\x00" * 20_000, id="NUL"),
        pytest.param("\ud800" * 20_000, id="half surrogates"),
        pytest.param("👩\u200d👩\u200d👧" * 3_000, id="joined emoji"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_text_is_too_long_or_too_odd(text: str) -> None:
    tokens = analyze(text)
    assert_tiles(text, tokens)
    assert tokens or not text.strip("\0")


def test_a_long_text_is_cut_at_the_ends_of_sentences() -> None:
    sentence = "福島県は情報通信技術を活用する。"
    once = terms(sentence)
    assert terms(sentence * 1_000) == once * 1_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("電子申請システム", ["電子", "申請", "システム"]),
        ("医療費", ["医療", "費"]),
        ("見直します", ["見直し"]),
        ("見直し", ["見直し"]),
        ("令和２年度", ["令和", "2020", "年度"]),
        ("R2年", ["令和", "2020", "年"]),
        ("平成元年", ["平成", "1989", "年"]),
        ("子ども", ["子供"]),
        ("サーバー", ["サーバー"]),
        ("サ－バ", ["サーバー"]),
        ("ＩＣＴ", ["ict"]),
        ("ごみ", ["ゴミ"]),
    ],
)
def test_words_become_terms(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


def test_a_word_of_several_parts_has_a_place_for_each() -> None:
    (token,) = analyze("電子申請")
    assert token.surface == "電子申請"
    assert [(part.lexeme.term, part.start, part.end) for part in token.parts] == [
        ("電子", 0, 2),
        ("申請", 2, 4),
    ]


def test_offsets_lead_into_the_original_text() -> None:
    text = "ﾊﾞｽの 運 行 状 況 と㈱ふくしま"
    pieces = [text[part.start : part.end] for token in analyze(text) for part in token.parts]
    assert pieces == ["ﾊﾞｽ", "の", "運 行", "状 況", "と", "㈱", "㈱", "ふくしま"]


def test_words_with_a_joining_sign_between_them_are_neighbours() -> None:
    assert len(analyze("システム・ネットワーク")) == 2
    assert [token.lexeme.kind for token in analyze("システム。ネットワーク")] == [
        Kind.NOUN,
        Kind.BREAK,
        Kind.NOUN,
    ]


def test_particles_hold_a_place_and_have_no_term_to_search() -> None:
    kinds = [token.lexeme.kind for token in analyze("県の防災")]
    assert kinds == [Kind.NOUN, Kind.FUNCTION, Kind.NOUN]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("防災", True),
        ("防災訓練をする", False),
        ("今", False),
        ("福島", False),
        ("2020", False),
        ("事", False),
        ("", False),
    ],
)
def test_common_nouns(text: str, is_one: bool) -> None:
    assert (common_noun(text) is not None) == is_one


def test_threads_analyse_at_the_same_time() -> None:
    text = "福島県の防災情報システムを見直す。" * 50
    expected = analyze(text)
    found: list[list[Token]] = []
    threads = [threading.Thread(target=lambda: found.append(analyze(text))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4


def test_versions_name_what_decides_the_words() -> None:
    assert set(versions()) == {"analyzer", "SudachiPy", "SudachiDict-core"}


@pytest.mark.parametrize(
    ("term", "is_so"),
    [
        ("ドローン", True),
        ("クラスター", True),
        ("エコツーリズム", False),
        ("県立病院", False),
        ("", False),
    ],
)
def test_words_that_are_made_of_no_others(term: str, is_so: bool) -> None:
    assert is_undivided(term) is is_so


def test_a_part_that_is_negated_is_another_word() -> None:
    terms = [part.lexeme.term for token in analyze("非正規雇用") for part in token.parts]
    assert terms == ["非", "非正規", "雇用"]
    assert "電柱" in [part.lexeme.term for token in analyze("無電柱化") for part in token.parts]


@pytest.mark.parametrize("text", ["書き", "作り", "早く", "防災", "申し出", "かき", ""])
def test_inflected_words_are_those_that_may_be_verbs(text: str) -> None:
    verbs = [one for one in lexemes_of(text) if one.kind is Kind.VERB]
    assert [one for one in inflected(text) if one.kind is Kind.VERB] == verbs
