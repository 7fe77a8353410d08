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
        ("スキ一場", "スキー場"),
        ("センタ一利用", "センター利用"),
        ("人ロ減少", "人口減少"),
        ("土木エ事と協カ隊", "土木工事と協力隊"),
        ("タ食とニ級河川", "夕食と二級河川"),
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
        "ドラマ一場面",
        "人ロボット",
        "数カ所と大エリア",
        "エ 工事事務所、オ 事業",
        "データ方式とミニ級",
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
