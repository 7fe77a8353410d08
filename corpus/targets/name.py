"""What can be the name of something that is counted: a noun phrase, and not a piece of a sentence.

A figure whose name is doubtful is not shown as data, so that what is no surely a name is none.
"""

import re

# What a name never begins with: the rest of what a number before it is (以上, 人分), a sign.
_NO_START = re.compile(
    r"[\s)\]」』】:/~+%％]|(?:以上|以下|未満|以内|超(?!過)|程度|前後|余り|分(?=[(\s]|$)|減(?![ぁ-ん一-龠])|増(?![ぁ-ん一-龠])"
    r"|(?:を|が|に|へ|は|の|も|や)(?![ぁ-ん]))"
)
# What it never ends with: verbs on their way to another one, comparisons, words of time.
_NO_END = re.compile(
    r"(?:おいて|おける|ついて|関して|対して|比べて?|比較し|対し|関し|通じて?|通して|よって|よる|伴い|伴う"
    r"|(?:した|する)結果|(?<=[年度\d回])比|時点|ごろ|頃|ほど|[てで]い[るた]|多い|少ない|高い|低い|大きい|小さい|最も|ごと|ほか|それぞれ|いずれ|各)$"
)
# What says when, how or how much alone, brackets apart; not what.
_NO_NOUN = re.compile(
    r"(?:(?:現在|現状|現況|当初|初年度|初回|前年度?|昨年度?|翌年度?|次年度|本年度|今年度|同年度?|最終年度|年度末"
    r"|(?:[^\s]{1,3}的な?|中間|最終|中期|長期)?(?:現状|現況|当初|目標|実績|基準|計画|将来|推計|見込み?|直近)(?:の?値)?|減少?|増加?|低下|上昇|改善|参考|備考|その他|なし|無し|未定|未設定|それぞれ|各[^\s]{0,2}|毎[年月週日]|毎年度)[\s・、]*)+"
)
_BRACKETED = re.compile(r"[(\[【〔<][^()\[\]【】〔〕<>]*[)\]】〕>]")
# What is left of a quotation names something where it is counted: と回答した人の割合.
_COUNTED = re.compile(r"(?:割合|率|数)$")
_DIGIT = re.compile(r"\d")


def is_name(label: str) -> bool:
    """Tell whether a label, folded, can be the name of what a figure counts."""
    bare = _BRACKETED.sub("", label).strip()
    if whole := _BRACKETED.fullmatch(label.strip()):
        bare = "" if _DIGIT.search(label) else whole[0][1:-1]
    return bool(
        bare
        and not _NO_START.match(bare)
        and not _NO_END.search(bare)
        and not _NO_NOUN.fullmatch(bare)
        and not (bare.startswith("と") and not _COUNTED.search(bare))
    )
