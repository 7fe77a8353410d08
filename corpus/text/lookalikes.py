"""Characters that look like others and stand where only the other one makes sense.

Wrong dashes, hiragana and kanji inside of katakana words (サ－バ, ホームぺージ, 口ボット), katakana
inside of kanji (人ロ). They come from scanned text and from hands that took the nearest key.
"""

import re
from collections.abc import Callable
from functools import cache

_KANA = "ァ-ヺー"
_DASHES = "-−–—―‐‑‒─━"
_MAY_BE = re.compile(f"[{_DASHES}元へべぺ一二三千八口力工夕卜才]")
# Kanji and the kana that they look like.
_KANJI = dict(zip("一二三千八口力工夕卜才", "ーニミチハロカエタトオ", strict=True))
_SMALL = "ァィゥェォャュョー"
# What follows the へ of a katakana word, where a particle would leave no word (へルプデスク).
_BEHIND_HE = "ルプ|ルパー|ルスケ|ルシー|ルメ|ルニア|ルペス|リコプ|リウム|ッド|ッジ|クタール|モグロ"
# What stands behind the long vowel of a katakana word (スキ一場) and makes no word with 一.
_BEHIND_LONG = "場(?![面合])|[用券器板化性的利活整導支推運観交管]"
# Katakana that look like kanji, in words that have none: behind some kanji, or before others. Lists
# are numbered by katakana (エ 事業), so that most count behind a kanji only.
_KATAKANA = dict(zip("ロカエタニー", "口力工夕二一", strict=True))
_IN_KANJI = re.compile(
    r"ロ(?<=[一人窓出入河戸間蛇常札裏水東西南北]ロ)(?![ァ-ヺー])"
    r"|カ(?<=[協能努体電学労有効魅暴圧水火風主助注出入権]カ)(?![ァ-ヺー])"
    r"|エ(?:(?<=[大加施着竣完商石木陶]エ)(?![ァ-ヺー])|(?<=[一-鿿]エ)(?=[事程場業])"
    r"|(?<![ァ-ヺー]エ)(?=業(?![務者績界種])|場(?![合所面])|芸|賃))"
    r"|タ(?:(?<=七タ)|(?<![ァ-ヺー]タ)(?=[食方刊暮]))(?![ァ-ヺー])"
    r"|ニ(?:(?<=第ニ)(?![ァ-ヺー])|(?<![ァ-ヺー]ニ)(?=[級輪重]|酸化|次(?:救急|産業|試験|医療|元|電池|被害|選考|募集|避難|交通|評価|利用)))"
    # No long vowel stands behind kanji, nor opens a word.
    r"|ー(?:(?<=[第唯統単同均択専随]ー)(?![ァ-ヺ])|(?<![^\W_]ー)(?=[時般部人括次定元貫覧層緒環歩斉律]))"
)


def as_meant(text: str) -> str:
    """Return ``text`` with every lookalike replaced; of the same length."""
    text = _IN_KANJI.sub(lambda match: _KATAKANA[match[0]], text)
    if not _MAY_BE.search(text):
        return text
    for pattern, replacement in _patterns():
        text = pattern.sub(replacement, text)
    return text


def _kana(match: re.Match[str]) -> str:
    return _KANJI[match[0]]


# Compiled when first needed: a short command hardly needs them, and waits several milliseconds.
@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]:
    """Return what a lookalike is replaced by, where it stands so.

    Each pattern opens with what it replaces and looks behind afterwards, which finds it much
    faster than the other way round.
    """
    dash = f"[{_DASHES}]"
    return (
        (re.compile(rf"{dash}(?<=[{_KANA}]{dash})(?=[{_KANA}]|$|[^0-9a-z\s])"), "ー"),
        # The first year of an era has a word of its own.
        (re.compile(r"元(?<=令和元|平成元|昭和元)(?=年)"), "1"),
        # A hiragana へ that opens a katakana word is no particle: nothing stands before it.
        (re.compile(rf"へ(?=[ァ-ヺ]{{2}})(?<![^\W_]へ)|へ(?={_BEHIND_HE})"), "ヘ"),
        (re.compile(rf"べ(?=[{_KANA}])(?<=[{_KANA}]べ)|べ(?=[ァ-ヺ]{{2}})(?<![^\W_]べ)"), "ベ"),
        (re.compile(rf"ぺ(?=[{_KANA}])(?<=[{_KANA}]ぺ)|ぺ(?=[ァ-ヺ]{{2}})(?<![^\W_]ぺ)"), "ペ"),
        # Opening a word, but for 口コミ and 口パク.
        (re.compile(rf"[口力工夕卜才](?!コミ|パク)(?=[{_KANA}]{{2}})(?<![^\W_].)"), _kana),
        # No kanji stands before a small kana or a long vowel; 八ッ場 and 三ッ沢 are names.
        (re.compile(rf"[二三千八口力工夕卜才](?=[{_SMALL}])"), _kana),
        # Between katakana; 力 is a word there (コミュニケーション力アップ).
        (re.compile(r"[一口工夕卜](?<=[ァ-ヺ].)(?!コミ|パク)(?=[ァ-ヴ])"), _kana),
        (re.compile(rf"一(?<=[ァ-ヺ]{{2}}一)(?:(?![^\W_ぁ-おき-ゖ])|(?={_BEHIND_LONG}))"), "ー"),
        # Neither a name (八ヶ岳) nor a measure (八キロ).
        (
            re.compile(
                rf"八(?=[{_KANA}]{{3}})(?<![^\W_]八)(?![ヶケカヵツッキミセメトパヘグリペワポ])"
            ),
            "ハ",
        ),
        (re.compile(rf"[夕卜](?<=[{_KANA}]{{2}}.)(?![^\W_ぁ-ゖ])"), _kana),
    )


def replaced(text: str) -> list[tuple[str, str]]:
    """Return each word that has such kana or kanji, and what it is meant for."""
    meant = as_meant(text)
    if meant == text:
        return []
    found = [
        (text[one.start() : one.end()], meant[one.start() : one.end()])
        for one in re.finditer("[一-鿿]?[ロカエタニー][一-鿿]?", text)
        if _IN_KANJI.search(text, one.start(), one.end())
    ]
    for match in re.finditer(rf"[{_KANA}]{{2,}}", meant):
        written = text[match.start() : match.end()]
        if any(char not in _DASHES for char in written) and re.search("[へべぺ一-鿿]", written):
            found.append((written, match[0]))
    return found
