"""Line breaks that a cell's edge made go; those of the author stay."""

import pytest

from corpus.importing.repair import clean, edge_of, one_line, rejoined, unspaced

WRAPPED = [
    "職員を対象とした研修会を開催し、閲覧者\nに見やすく分かりやすいホームページとす\nる。",
    "県内の観光地を紹介するアプリケーション\nを開発し、公開する。",
]


def test_the_edge_of_a_column_is_found_and_its_breaks_go() -> None:
    edge = edge_of(WRAPPED)
    assert edge is not None
    assert [rejoined(text, edge) for text in WRAPPED] == [
        "職員を対象とした研修会を開催し、閲覧者に見やすく分かりやすいホームページとする。",
        "県内の観光地を紹介するアプリケーションを開発し、公開する。",
    ]


def test_bullets_and_short_lines_stay_lines_in_a_column_with_an_edge() -> None:
    edge = edge_of(WRAPPED)
    assert rejoined("・一つめの取組\n・二つめの取組\n累計126人", edge) == (
        "・一つめの取組\n・二つめの取組\n累計126人"
    )


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["一行だけの文"],
        ["研修の開催\n参加者 100人", "相談窓口の設置\n相談 20件以上", "広報紙\n年12回"],
        ["短い\n行", "短い\n行", "短い\n行"],
    ],
)
def test_lines_of_different_lengths_have_no_edge(texts: list[str]) -> None:
    assert edge_of(texts) is None


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("プラットフォ\nーム", "プラットフォーム"),
        ("情報システ\nムの運用", "情報システムの運用"),
        ("備える、\n守る", "備える、守る"),
        ("件数（令和\n7年度）", "件数（令和7年度）"),
        ("研修の開催\n参加者 100人", "研修の開催\n参加者 100人"),
        ("・サービス\n・システム", "・サービス\n・システム"),
        ("一段落。\n　二段落。", "一段落。\n　二段落。"),
    ],
)
def test_without_an_edge_only_breaks_within_words_go(text: str, joined: str) -> None:
    assert rejoined(text, None) == joined


def test_names_have_one_line() -> None:
    assert one_line("インターネット広\n報広聴 \n事業") == "インターネット広報広聴事業"
    assert one_line("Microsoft\nOffice導入") == "Microsoft Office導入"


def test_letter_spacing_goes_only_where_every_letter_is_spaced() -> None:
    assert unspaced("総　務　部") == "総務部"
    assert unspaced("総務部 広報課") == "総務部 広報課"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\x00b", "ab"),
        ("一行\x0b二行\x0c三行\x85四行", "一行\n二行\n三行\n四行"),
        ("甲\x1f乙\x7f丙\x9d", "甲乙丙"),
        ("甲\t乙\n丙", "甲\t乙\n丙"),
    ],
)
def test_control_characters_block_no_list(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned
