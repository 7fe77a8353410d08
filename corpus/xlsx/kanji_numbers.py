"""Figures in other signs: [DBNum1] 一二三, [DBNum2] 壱弐参, [DBNum3] １２３."""

import re

_SIGNS = {"1": "〇一二三四五六七八九", "2": "〇壱弐参四伍六七八九", "3": "０１２３４５６７８９"}
_SIGNS["4"] = _SIGNS["3"]
_PLACES = {"1": ("", "十", "百", "千"), "2": ("", "拾", "百", "阡")}
_TENS_OF_THOUSANDS = {"1": ("", "万", "億", "兆"), "2": ("", "萬", "億", "兆")}


def in_kanji(text: str, style: str, is_whole: bool = False) -> str:
    """Return the text with its figures in the signs of a style, ``1`` to ``4``.

    ``is_whole`` numbers are read out （百二十三）; others have a sign for each figure （一二三）.
    """
    if is_whole and style in _PLACES:
        return re.sub("[0-9]+", lambda found: _read_out(int(found[0]), style), text)
    return text.translate(str.maketrans("0123456789", _SIGNS[style]))


def kanji_number(number: int, style: str) -> str:
    """Return a number of a day as Japanese dates have it: 三十一, ３１."""
    return _read_out(number, style) if style in _PLACES else in_kanji(str(number), style)


def _read_out(number: int, style: str) -> str:
    if not number:
        return _SIGNS[style][0]
    pieces: list[str] = []
    for unit in _TENS_OF_THOUSANDS[style]:
        number, part = divmod(number, 10_000)
        if part:
            pieces.insert(0, _thousands(part, style) + unit)
    return "".join(pieces)


def _thousands(number: int, style: str) -> str:
    text = ""
    for place in _PLACES[style]:
        number, figure = divmod(number, 10)
        if figure:
            # 十 and 百 stand without 一; the figures of documents have it always.
            sign = "" if figure == 1 and place and style == "1" else _SIGNS[style][figure]
            text = f"{sign}{place}{text}"
    return text
