"""Figures in running text: 「12回」「６7,０00件」「5％」, found so that pages can set them off."""

import re
from dataclasses import dataclass

DIGIT = "0-9０-９"
# A number as sources write it: either width or both, separators, a decimal point, a scale.
NUMBER = rf"[{DIGIT}]+(?:[,，.．][{DIGIT}]+)*[千万億兆]?"
# What is counted or measured in plans, a longer unit before its beginning (店舗, 店). 年 and 月 are
# dates more often than figures, so they are not here.
UNIT = (
    "％|%|‰|パーセント|ポイント|か所|カ所|ヶ所|ヵ所|箇所|か国|カ国|市町村|団体|法人|企業|施設|講座|"
    "コース|回線|システム|アクセス|ページ|ダウンロード|フォロワー|ヘクタール|ha|km|kg|PV|"
    "時間|年間|日間|週間|か月|ヶ月|カ月|機関|事業|地区|店舗|世帯|"
    "件|回|人|名|社|校|台|本|種|棟|戸|円|店|組|冊|枚|局|館|点"
)
# Numbers in an order (第3回, 第2・3回, 第1〜4回) measure nothing.
ORDINAL = re.compile(rf"第[{DIGIT}・、,，及びと〜～~－-]*$")
# Characters of an order before its last number.
LONGEST_ORDER = 12
FIGURE = re.compile(rf"(?<![{DIGIT}A-Za-zＡ-Ｚａ-ｚ第]){NUMBER}(?:{UNIT})(?:以上|以下|未満|程度)?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text: whether the query matched it, whether it is a figure."""

    text: str
    matched: bool = False
    figure: bool = False


def pieces(text: str, matched: bool = False) -> list[Piece]:
    """Return ``text`` cut at its figures; the pieces joined are the text."""
    found = []
    end = 0
    for match in FIGURE.finditer(text):
        if ORDINAL.search(text, max(0, match.start() - LONGEST_ORDER), match.start()):
            continue
        found.append(Piece(text[end : match.start()], matched))
        found.append(Piece(match[0], matched, figure=True))
        end = match.end()
    found.append(Piece(text[end:], matched))
    return [piece for piece in found if piece.text]
