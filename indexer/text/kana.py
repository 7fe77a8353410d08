"""Kana: of which kind a text is, and how it sounds; what the reading channel compares."""

import re

_TO_KATAKANA = {code: code + 0x60 for code in (*range(0x3041, 0x3097), 0x309D, 0x309E)}
_TO_HIRAGANA = {kata: hira for hira, kata in _TO_KATAKANA.items()}
_KATAKANA = re.compile(r"[ァ-ヺー]+")
_KANA = re.compile(r"[ぁ-ゖァ-ヺー]+")
_HIRAGANA = re.compile(r"[ぁ-ゖー]+")
_VOWEL_ROWS = {
    "ア": "アカサタナハマヤラワガザダバパァャヮ",
    "イ": "イキシチニヒミリギジヂビピィ",
    "ウ": "ウクスツヌフムユルグズヅブプゥュヴ",
    "エ": "エケセテネヘメレゲゼデベペェ",
    "オ": "オコソトノホモヨロヲゴゾドボポォョ",
}
VOWEL = {kana: vowel for vowel, row in _VOWEL_ROWS.items() for kana in row}
# A vowel after these vowels only lengthens them: コウ is read コー, ケイ is read ケー.
_LENGTHENING = {
    ("オ", "ウ"),
    ("オ", "オ"),
    ("ウ", "ウ"),
    ("エ", "イ"),
    ("エ", "エ"),
    ("ア", "ア"),
    ("イ", "イ"),
}
_SAME_SOUND = str.maketrans("ヂヅヲヶヵ", "ジズオケカ")
# Sounds of loanwords, as romaji without signs of their own spell them: ti, di, tu, va.
_LOANED = dict(
    pair.split(":")
    for pair in (
        "ティ:チ ディ:ジ テュ:チュ デュ:ジュ トゥ:ツ ドゥ:ズ ヴァ:バ ヴィ:ビ ヴェ:ベ ヴォ:ボ ヴ:ブ "
        "ウィ:ウイ ウェ:ウエ ウォ:ウオ"
    ).split()
)
_LOANED_SOUND = re.compile("[ヴウテデトド][ァィゥェォュ]|ヴ")


def to_katakana(text: str) -> str:
    """``text`` with its hiragana as katakana."""
    return text.translate(_TO_KATAKANA)


def to_hiragana(text: str) -> str:
    """``text`` with its katakana as hiragana."""
    return text.translate(_TO_HIRAGANA)


def is_kana(text: str) -> bool:
    """Whether ``text`` is kana and nothing else, and not empty."""
    return _KANA.fullmatch(text) is not None


def is_hiragana(text: str) -> bool:
    """Whether ``text`` is hiragana and nothing else, and not empty."""
    return _HIRAGANA.fullmatch(text) is not None


def is_katakana(text: str) -> bool:
    """Whether ``text`` is katakana and nothing else, and not empty."""
    return _KATAKANA.fullmatch(text) is not None


def sound(reading: str) -> str:
    """A key that is equal for readings that sound alike: long vowels dropped, ヂ as ジ, ヅ as ズ.

    bosai, bousai and bōsai (ボサイ, ボウサイ, ボーサイ) have one key, and so have paatii and
    パーティー. Only for comparing.
    """
    key: list[str] = []
    vowel = ""
    plain = _LOANED_SOUND.sub(lambda loaned: _LOANED.get(loaned[0], loaned[0]), reading)
    for kana in plain.translate(_SAME_SOUND):
        if kana == "ー" or (vowel, kana) in _LENGTHENING:
            continue
        key.append(kana)
        vowel = VOWEL.get(kana, "")
    return "".join(key)


def tables() -> dict[str, object]:
    """The tables of this module, for what reads kana elsewhere."""
    return {
        "vowels": _VOWEL_ROWS,
        "lengthening": sorted(map("".join, _LENGTHENING)),
        "loaned": _LOANED,
    }
