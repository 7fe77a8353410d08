"""Characters that look like others: replaced where only the other one makes sense."""

import pytest

from corpus.text.lookalikes import as_meant, replaced


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ホームぺージ", "ホームページ"),
        ("レべルアップ", "レベルアップ"),
        ("ictへルプデスク", "ictヘルプデスク"),
        ("口ボット", "ロボット"),
        ("タクシ一の運行", "タクシーの運行"),
        ("プ口グラム", "プログラム"),
        ("メ二ュー", "メニュー"),
        ("工リア", "エリア"),
        ("才ンライン", "オンライン"),
        ("サ-バ", "サーバ"),
    ],
)
def test_what_is_meant_is_read(written: str, meant: str) -> None:
    assert as_meant(written) == meant


@pytest.mark.parametrize(
    "text",
    [
        "東京へバスで",
        "東京タワーへバスで",
        "口コミ",
        "入口ボタン",
        "コミュニケーション力アップ",
        "八ッ場ダム",
        "サービス一部",
        "二ヶ月",
        "一ドル",
        "トイレ一か所",
    ],
)
def test_words_of_their_own_stay(text: str) -> None:
    assert as_meant(text) == text


def test_words_are_named() -> None:
    assert replaced("ホームぺージ、口ボット") == [
        ("ホームぺージ", "ホームページ"),
        ("口ボット", "ロボット"),
    ]
    # A wrong dash is seen by nobody.
    assert replaced("サ-バ") == []
