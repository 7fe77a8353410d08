"""Numbers that a text mentions by the way: of a span, of a name, one for each, parts of a share.

They look like figures and are none that anybody aims at.
"""

import re

from corpus.targets.prose import DATE_SIGN, Prose
from corpus.targets.units import BEARERS, COUNTS

# One for each, one of a list, a part of another word (人材, 本柱).
_BY_THE_WAY = re.compile(
    r"を(?:[^。、\n]{1,15}[がは])?占め|の(?:差|開き)|につき|(?:\d+日)?当たり|(?:\d+日)?あたり|ごと|毎に|目|か国語|カ国語"
    r"|材|口|事(?!業)|柱|能|通り|\s?[~〜]|台|満点|の?(?:うち|中で|中[\s約]*\d)|に\d+人(?![にへ])|[^。、\n\d]{0,12}場合|(?:以上|以下|未満)?より|を(?:大幅に|初めて)?(?:[上下]回っ|超えた|割り込ん|経過|超過)|の(?:原則|柱|分野|観点|視点|方針|いずれ)"
)
# What a sentence is about to list: ５つの原則.
_LISTED = re.compile(r"つの")
# A number that belongs to the name of another one: 60時間以上の雇用者の割合 5.0%,
# 週3回以上実施する教員の割合 令和6年度 80%.
_IN_NAME = re.compile(
    rf"(?:以上|以下|未満|以内|超)の[^。、\n\dをがは{DATE_SIGN}]{{1,30}}[\s:{DATE_SIGN}]+\d"
    rf"|(?:以上|以下|未満|以内)?[^。、\n\d:()\sは→⇒/「」{DATE_SIGN}]{{2,30}}{COUNTS}"
    rf"(?:\([^()\d]*\))?[\s:{DATE_SIGN}]+\d"
    rf"|(?:以上|以下|未満|以内|超)の[^。、\n\d]{{1,20}}{COUNTS}[はが]"
)
# The same in a bracket behind the name: スポーツ実施率(週1回以上) 55%.
_NAME_OPENS = re.compile(rf"{COUNTS}\([^()\d。、\n{DATE_SIGN}]{{0,6}}$")
# Those of whom or which it is so much or more: 就労移行率が3割以上の事業所を, 100%以上のものが.
_OF_THOSE = re.compile(
    r"(?:以上|以下|未満|以内|超)(?:\([^()\n]*\))?の[^\s。、をがはに\d]{0,8}"
    rf"(?:もの|者|人|市民|住民|児童|生徒|学生|職員|企業|家庭|{BEARERS})(?:[をがはもにで、。]|$|数)"
)
# One of what the next number is for each of: 1人10,000円, 1回2時間.
_FOR_EACH = re.compile(r"\s?[\d,.]+(?P<unit>[^\s\d])")
_LIMIT_AND_NUMBER = re.compile(r"(?:以上|以下|未満|以内|超)[\d,.]+(?P<unit>[^\s\d])")
_NAME_CLOSES = re.compile(
    r"(?:以上|以下|未満|以内|超)?\)[\s:]*(?:(?:現状|現況|当初|目標|実績|基準)値?[\s:]*)?"
    r"(?:[^\s\d。、()をがで]{1,6}の)?\d"
)
# The first of a span stands in front (2~3回, 30%~40%), or what it is multiplied with.
_BEHIND_OTHER = re.compile(r"\d\S{0,4}\s?[~〜]\s?$|\d人に\s?$|[×✕]\s?$")
# The whole that a share is of: 23か所/全45か所.
_WHOLE = re.compile(r"\d[^\s\d/]{1,4}\s?/\s?全?\s?$")
# The parts of a share: 92.3%(167項目/181項目).
_PART_OF = re.compile(r"\d[^\d\s()]{1,8}\($")
_OF_WHOLE = re.compile(r"\s?/\s?全?\s?\d")
# From one value to another: both are meant where the second is what it becomes.
_FROM = re.compile(rf"\d\S{{0,4}}?(?:程度)?から[\s{DATE_SIGN}]*(?:までに|には|に)?[\s約]*$")
_TO = re.compile(
    rf"(?:程度)?から[\s{DATE_SIGN}]*(?:までに|には|に)?[\s約]*[\d,.]+[^\s\d。、()の]{{0,4}}?"
    r"(?:程度|以上|以下|未満|以内|台)?(?:まで)?[にへ]"
)
_BECOMES = re.compile(r"(?:程度|以上|以下|未満|以内|台)?(?:まで)?[にへ]")
_STARTS = re.compile(rf"(?:程度)?から[\s{DATE_SIGN}]*(?:までに|には|に)?[\s約]*\d")


def is_aside(prose: Prose, number: re.Match[str], end: int) -> bool:
    """Tell whether a number, whose unit ends at ``end``, is mentioned by the way."""
    start = number.start()
    front, hidden = prose.hidden[prose.line_start(start) : start], prose.hidden
    return bool(
        _BEHIND_OTHER.search(front)
        or _BY_THE_WAY.match(hidden, end)
        or (hidden[end - 1] == "つ" and _LISTED.match(hidden, end - 1))
        or _IN_NAME.match(hidden, end)
        or _OF_THOSE.match(hidden, end)
        or (_NAME_OPENS.search(front) and _NAME_CLOSES.match(hidden, end))
        or _is_for_each(number, hidden, end)
        or _is_condition(number, hidden, end)
        or _is_of_share(front, hidden, end)
        or _is_of_span(front, hidden, end)
    )


def _is_condition(number: re.Match[str], hidden: str, end: int) -> bool:
    """Whether it says of what the next number is: 週3回以上55%以上, and not 40%以上60%以下."""
    following = _LIMIT_AND_NUMBER.match(hidden, end)
    return bool(following and following["unit"] != hidden[number.end() : end][:1])


def _is_for_each(number: re.Match[str], hidden: str, end: int) -> bool:
    """Whether it is one of what the next is for: 1人10,000円, not 1人 15人 of two years."""
    unit = hidden[number.end() : end]
    following = _FOR_EACH.match(hidden, end)
    return bool(number["number"] == "1" and following and following["unit"] != unit[:1])


def _is_of_share(front: str, hidden: str, end: int) -> bool:
    """Whether it is the whole that a share is of, or the part of it in a bracket."""
    part = _PART_OF.search(front) and _OF_WHOLE.match(hidden, end)
    return bool(_WHOLE.search(front) or part)


def _is_of_span(front: str, hidden: str, end: int) -> bool:
    """Whether it is an end of a span: 5人から10人の, and not what changes: 5人から10人に."""
    starts = _STARTS.match(hidden, end) and not _TO.match(hidden, end)
    ends = _FROM.search(front) and not _BECOMES.match(hidden, end)
    return bool(starts or ends)
