"""Slips, sounds and the phrases that somebody may have meant."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.index.words.phrases import Phrase
from indexer.query.unknown.slips import Speller, slips_between

# Few letters, so that words are near each other.
WORD = st.text(alphabet="電子入札申", max_size=7)
PHRASE = st.builds(
    Phrase, st.text(alphabet="電子入札申", min_size=2, max_size=7), st.just(""), st.integers(1, 9)
)


@cache
def naive_distance(left: str, right: str) -> int:
    """The optimal string alignment distance, straight from its definition."""
    if not left or not right:
        return len(left) + len(right)
    ways = [
        naive_distance(left[1:], right) + 1,
        naive_distance(left, right[1:]) + 1,
        naive_distance(left[1:], right[1:]) + (left[0] != right[0]),
    ]
    if len(left) > 1 and len(right) > 1 and left[:2] == right[1::-1]:
        ways.append(naive_distance(left[2:], right[2:]) + 1)
    return min(ways)


@given(left=st.text(alphabet="電子入", max_size=5), right=st.text(alphabet="電子入", max_size=5))
def test_the_distance_is_the_definition(left: str, right: str) -> None:
    expected = naive_distance(left, right)
    assert slips_between(left, right, 9) == expected
    assert slips_between(right, left, 9) == expected
    assert slips_between(left, right, 1) == min(expected, 2)


@given(
    phrases=st.lists(PHRASE, max_size=12),
    text=st.text(alphabet="電子入札申", min_size=1, max_size=8),
)
def test_a_correction_is_the_commonest_phrase_one_slip_away(
    phrases: list[Phrase], text: str
) -> None:
    distinct = list({phrase.text: phrase for phrase in phrases}.values())
    near = [one for one in distinct if len(one.text) >= 4 and naive_distance(text, one.text) == 1]
    found = Speller(distinct).correction(text, "")
    if len(text) < 4 or not near:
        assert found is None
    else:
        most = max(phrase.count for phrase in near)
        assert found is not None
        assert found.text in {phrase.text for phrase in near if phrase.count == most}
        assert not found.only or len(near) == 1


@pytest.mark.parametrize(
    ("text", "reading", "meant"),
    [
        ("放射腺監視", "ホウシャセンカンシ", "放射線監視"),
        ("電子入礼", "デンシニュウレイ", "電子入札"),
        ("電入子札", "", "電子入札"),
        ("電子の入札", "", "電子入札"),
        ("雷子入札", "", "電子入札"),
        ("子入札の", "", None),
        ("子電入札", "", "電子入札"),
        ("射線監視", "", "放射線監視"),
        ("放射線監", "", "放射線監視"),
        ("電子入札", "", None),
        ("てんし入札", "", None),
        ("入礼", "", None),
        ("えれべーた", "エレベータ", "エレベーター"),
        ("電子入札" * 6, "", None),
    ],
)
def test_corrections(text: str, reading: str, meant: str | None) -> None:
    speller = Speller(
        [
            Phrase("放射線監視", "ホウシャセンカンシ", 2),
            Phrase("電子入札", "デンシニュウサツ", 3),
            Phrase("入札", "ニュウサツ", 5),
            Phrase("エレベーター", "エレベーター", 1),
        ]
    )
    found = speller.correction(text, reading)
    assert (found and found.text) == meant


def test_without_phrases_nothing_is_meant() -> None:
    assert Speller([]).correction("電子入札", "デンシニュウサツ") is None


def test_kana_converted_in_part() -> None:
    speller = Speller([Phrase("交通費", "コウツウヒ", 9), Phrase("交通事故", "コウツウジコ", 2)])
    assert speller.converted("こうつう時こ") == ("交通事故", True)
    assert speller.converted("こうつう時") == ("交通費", False)
    # Too little is known of what was meant; nothing was converted.
    assert speller.converted("こう時") is None
    assert speller.converted("こうつうじこ") is None


def test_the_commonest_of_what_is_read_in_several_ways() -> None:
    speller = Speller([Phrase("道路", "ドウロ", 5), Phrase("銅鑼", "ドラ", 1)])
    assert speller.sounding(["ドウラ", "ドウリ", "ドウロ"]) == ("道路", False)
    assert speller.sounding(["ドウリ", "ドウロ"]) == ("道路", True)
    assert speller.sounding(["ドウリ"]) is None


def test_another_letter_is_another_thing() -> None:
    speller = Speller([Phrase("アラート", "アラート", 9), Phrase("3Dプリンター", "", 1)])
    assert speller.correction("kアラート", "") is None
    assert speller.correction("2dプリンター", "") is None
    assert speller.correction("3dプリタンー", "") == ("3Dプリンター", True)


@pytest.mark.parametrize(
    ("text", "meant", "only"),
    [
        ("長時間老働", "長時間労働", True),
        ("ブロックチェンー", "ブロックチェーン", True),
        ("ブロックチェン", "ブロックチェーン", True),
        ("パタゴン", "パターン", False),
        ("大クロアチア", "クロアチア", False),
        ("長時間働", "長時間労働", False),
    ],
)
def test_a_slip_that_may_be_another_word_is_not_sure(text: str, meant: str, only: bool) -> None:
    assert Speller([Phrase(meant, "", 1)]).correction(text, "") == (meant, only)


def test_kana_left_between_kanji() -> None:
    speller = Speller(
        [Phrase("防災訓練", "ボウサイクンレン", 2), Phrase("避難訓練", "ヒナンクンレン", 9)]
    )
    assert speller.converted("防さい訓練") == ("防災訓練", True)
    assert speller.converted("ひなん訓練") == ("避難訓練", True)
    # Kanji that no phrase has, and hiragana that is read otherwise.
    assert speller.converted("防さい教室") is None
    assert speller.converted("防ごう訓練") is None


def test_one_kanji_of_three_for_another_that_is_read_alike() -> None:
    speller = Speller([Phrase("図書館", "トショカン", 1), Phrase("自転車", "ジテンシャ", 1)])
    assert speller.correction("図所館", "") == ("図書館", True)
    assert speller.correction("自動車", "") is None
