"""Figures are found in either width, and nothing of a text is lost on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webui.pages.amounts import pieces


def figures(text: str) -> list[str]:
    return [piece.text for piece in pieces(text) if piece.figure]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("職員を対象としたCMS研修（12回／年）の開催。", ["12回"]),
        ("　6７,000件\n・フォロワー\n　１５,０00件", ["6７,000件", "１５,０00件"]),
        ("約50万回の視聴を目指し、５％増加させる。", ["50万回", "５％"]),
        ("・市町村・保健所　100%\n医療機関　　27.5%", ["100%", "27.5%"]),
        ("販売額：15億円以上", ["15億円以上"]),
        ("加盟店の増加数：50店舗", ["50店舗"]),
        ("４市町村９地区を整備", ["４市町村", "９地区"]),
        ("約11,000回", ["11,000回"]),
        # Dates, names and articles are no figures.
        ("令和2年1月31日現在", []),
        ("平成35年度（令和5年度）", []),
        ("Windows７端末", []),
        ("第１６条第１項", []),
        ("5G", []),
        ("第3回の開催、第１２回", []),
        ("第2・3回と第１〜４回、第2及び3回", []),
        ("第5次計画で12回", ["12回"]),
        ("目標値なし", []),
    ],
)
def test_figures_of_the_plans_targets(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


@given(st.text())
def test_pieces_joined_are_the_text(text: str) -> None:
    assert "".join(piece.text for piece in pieces(text)) == text
    assert all(piece.text for piece in pieces(text))


def test_matched_text_stays_matched_around_a_figure() -> None:
    assert all(piece.matched for piece in pieces("年12回開催", matched=True))
