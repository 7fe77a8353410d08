"""What a figure counts, in the text's own words: the name in front, above, behind, or shared."""

import re
from collections.abc import Iterator

from corpus.targets.counted import Counted
from corpus.targets.name import is_name
from corpus.targets.numbers import folded
from corpus.targets.prose import DATE_SIGN, Prose
from corpus.targets.units import COUNTS, SHARES, agrees

# Where what is counted begins: behind the sentence, the clause, the figure before.
_CLAUSE = re.compile(r"[。、，;；\n]|(?<!\d),|,(?!\d)|及び|並びに|または|又は|かつ")
_QUOTED = re.compile(r"「[^「」\n]*」")
_BULLET = re.compile(
    r"^(?:(?:以上|以下|未満|以内|程度)[\s・])?[\s・･○〇●◯◎■□◆◇▪▶►※*＊\-―–/×→⇒)）]*(?:から(?:新たに)?|まで(?:に(?:は)?)?|現在は?(?!の)|の?\d+(?:年間|か年)[でに])?(?:\(?[0-9]{1,2}[).]\s|[①-⑳]|\([ア-ンa-z]\))?\s*"
    r"(?:【[^】\n]*】\s*(?=\S))?"
)
_SIGNS = re.compile(r"[\s:・)】]*")
# What kind of figure the name behind it is of: 成果指標：組織率, (活動指標1) 開催回数.
_KIND_OF_FIGURE = re.compile(
    r"\(?(?:(?:成果|活動|代替|参考|評価|数値|進捗|達成)指標|アウト(?:カム|プット)(?:指標)?|KPI|KGI|指標)"
    r"\s?(?:[0-9]{1,2}|[①-⑳])?(?:\)\s*|\s*:\s*)(?=[^\s:])"
)
# A bracket that is not closed again.
_OPEN = re.compile(r"\([^()]*$|「[^「」]*$")
# How long a figure is summed up for, behind what is counted (成約件数 5年間で), and which it is.
_PERIOD = re.compile(
    r"[\s(]*\d{1,2}(?:年間|か年|カ年|ヶ年)(?:で|に|の)?[\s:]*$|\s(?:現状|現況|当初|目標|実績|基準|計画|直近)値?(?:\([^()]*\))?[\s:]*$"
    # What it is compared with, and the whole that it is a part of: 2013年度比, 59市町村のうち.
    r"|[\s(]*対?(?:(?:\d{4}|(?:令和|平成|[RH])[\d元]{1,2}|前|昨|基準)(?:\([^()]*\))?年?度?|前回|前々年度?)比で?[\s:]*$"
    r"|(?:前年度?|昨年度?|前回|現状|基準年度?)(?:より|から|[とに]比べて?)も?[\s:]*$|[はが\s]?\d+[^\s\d、。]{1,6}の?うち[\s:]*$"
)
# What belongs to a date in front of a name, and names that every figure could have.
_OF_DATE = re.compile(
    r"(?:中|末|度)?(?:現在|時点)?(?:(?:実績|目標|現状|見込み?|計画)値?)?(?:まで)?(?:には|における|[にのはでが])?\)?の?\s*/?"
)
_GENERIC = re.compile(
    r"[\s/()（）→⇒・]*(?:指標|目標|実績|現状|基準|数)?値?(?:[0-9０-９]{1,2}年度?)?(?:\([^()\d]*\))?[\s:：()（）]*"
    r"|(?:以上|以下|程度)?(?:と|に)する.*"
    r"|差[がでは]?.*|.*(?:です|でした|ます|ました)"
    r"|(?:全国|国内|世界|全体|(?:全国|全県|県|国|県内|類似団体|他市)の?平均値?|(?:年度末|末)?時点|現在|今後|(?:前|昨)(?:年度?|回)(?:実績)?)"
    r"|(?:初め|末|中)?(?:時点)?まで(?:には?)?"
    r"|(?:基準|目標|現状|初|最終|計画)年度?|第?[0-9０-９]+回目?|[^\s]{0,6}当たり"
    r"|.*\d[^\s\d]{1,4}中|.*(?<![\d第])1(?:人|名|回|戸|世帯|件|台|校|社|団体)"
    r"|平均|累積|総計|削減|増加|達成|向上|また|なお|うち|さらに|特に|.*(?:以下|次|[上下]回る|超える|達する)|.*(?:させ|である|など|こと|もの|に対して?)"
    r"|[^A-Za-zＡ-Ｚａ-ｚぁ-んァ-ヶ一-龠々]*"
)
# A line that only says of when the figures below it are, or that they are targets.
_HEADING = re.compile(
    r"^[\s【<＜\[(（〔]*(?:目標値?|指標|実績値?|現状値?|成果指標|活動指標)?[\s】>＞\])）〕:：]*$"
)
# What ends a clause without naming anything.
_NO_NAME = re.compile(
    r"(?:と|比較して|比べて?|から|より|対象に|により|ため|ために|[内間]に|までに"
    r"|した|する|新たに)[\s:]*$"
)
# What stands between the name of what is counted and its number.
_JOINT = re.compile(
    r"(?:について|に対し|を含め|として|が|は|を|に|の|で|(?<!ど)も|同|[\s:=\-→⇒…・(.+＋±])+$"
)
# What the value beside the name is, not what is counted: 利用者数(目標) 500人(実績) 480人.
_ROLE = re.compile(r"(?<=\S)\((?:現状|現況|当初|基準|実績|目標|計画)値?\)[\s:]*$")
# What is counted, behind the number: 総計3,000名の体験を目指す, 430人(約10%)の職員数の削減を.
_BEHIND = re.compile(
    r"(?:以上|程度)?(?:\([^()\n]*\)|\))?の(?![^。\n]{1,12}を[一-龠]{1,4}(?:する|した)[一-龠ァ-ヶ])"
    r"(?P<label>[^\s、。・(（「」\d]{2,20}?)(?:を(?!含)|が|に|と|の(?:達成|確保|維持)|。|\(|$)"
)
_COUNTED = re.compile(rf"{COUNTS}(?:\([^()]*\))*$")
_OF_SHARE = re.compile(rf"{_COUNTED.pattern}|削減|縮減|増加|減少|向上|上昇|低下|縮小|拡大")
_SAID = re.compile(rf"(?P<name>.*{COUNTS})は(?P<said>[^は]+)$")
# Values held against each other have no name but their kind: 1万回の目標に対し、実績が8千回,
# 目標値75%と比較すると.
_KIND = re.compile(r"(?:^|[。、，,\n年度のて\ue000])(?P<kind>(?:目標|実績|計画)値?)[\s:がはの]*$")
_AGAINST = re.compile(r"(?:以上|以下)?(?:と比(?:較|べ)|に対し|には?届|を(?:達成|上回|下回))")
_OF_KIND = re.compile(r"の(?P<kind>(?:目標|計画)値?)に対し")
# Part of a whole: 全手続の60%, 標準財政規模の10%. What it is a share of is no name of the share.
_BASE = re.compile(rf"[^\s、。:()はが]*[^\s、。:()はが{DATE_SIGN}]の[\s約]*$")
# What a share is of has a share of its own: 移行率が3割以上の事業所を全体の(5割).
_LIMITED = re.compile(r"\d\S{1,4}(?:以上|以下|未満|以内|超)の")
# Each of some places has so much: 出前講座 小学校8校・中学校4校で(各2回).
_PLACE = r"[^\s\d、。・]{1,10}\d+[^\s\d、。・]{1,4}?"
_AT_EACH = re.compile(
    rf"(?P<head>[^\s。][^。]*?)[\s:]+{_PLACE}(?:[・、,と]{_PLACE})*(?:で|に|において)、?$"
)
_GOES_ON = re.compile(r"[一-龠]")
# What a sentence speaks of, in a clause before the figure's own: 残高は、標準財政規模の10%.
_TOPIC = re.compile(
    rf"(?P<topic>[^。、，,\n]*?{COUNTS}(?:\([^()]*\))?)(?:について)?[はもがを][^。、，,\n]{{0,10}}[、，,(]"
    rf"[\s{DATE_SIGN}末]*(?:[^\s。、]*の|目標を[上下]回る|現在|までに|に|は|が)?\s*$"
)


def own_label(prose: Prose, found: Counted, before: Counted | None) -> str:
    """What a figure counts by the words around it alone; empty when that is not sure.

    ``before`` is the figure before in the same text: what it took is no label of this one.
    """
    begin, end = _clause(prose, found.start, before)
    # What is written on behind the figure before is part of its phrase: 200万人来訪(113万人).
    opened = prose.plain.find("(", begin, end) >= 0
    if before and begin == before.until and opened and _GOES_ON.match(prose.plain, begin):
        begin = prose.plain.find(" ", begin, end) + 1 or end
    spans = [*_undated(prose, begin, end)]
    if found.unit in SHARES and (base := _BASE.search(prose.hidden, begin, end)):
        if _LIMITED.search(base[0]):
            return ""
        named = _named(prose, begin, base.start()) or _topic(prose, found, before)
        # What is a share of something that nobody counts says nothing of what it is.
        if not named and _OF_SHARE.search(_named(prose, *spans[-1])):
            named = _named(prose, *spans[-1])
        return named if _OF_SHARE.search(folded(named)) else ""
    for span in spans:
        if named := _named(prose, *span):
            return named
    return (
        _behind(prose, found)
        or _topic(prose, found, before)
        or _above(prose, found, before)
        or _each(prose, found)
        or _kind(prose, found, before)
    )


def _each(prose: Prose, found: Counted) -> str:
    """What stands in front of a list of places of which each has so much."""
    at = _AT_EACH.search(prose.hidden[prose.line_start(found.start) : found.start])
    start = prose.line_start(found.start)
    return _named(prose, *(start + place for place in at.span("head"))) if at else ""


def _kind(prose: Prose, found: Counted, before: Counted | None) -> str:
    """目標 or 実績 as a name, where the one is held against the other."""
    if behind := _OF_KIND.match(prose.plain, found.end):
        return behind["kind"]
    front = _KIND.search(prose.plain[: found.start])
    if front is None:
        return ""
    since = prose.plain[before.until : found.start] if before else ""
    held = re.fullmatch(r"(?:の(?:目標|計画)値?)?(?:に対し(?:て)?|は)、?実績値?[がは]?\s?", since)
    return front["kind"] if held or _AGAINST.match(prose.plain, found.end) else ""


def _named(prose: Prose, start: int, end: int) -> str:
    label = prose.text[slice(*_spoken_of(prose.plain, *_trimmed(prose.plain, start, end)))]
    if _HEADING.match(label) or _GENERIC.fullmatch(label):
        return ""
    return label if is_name(folded(label)) else ""


def _spoken_of(plain: str, start: int, end: int) -> tuple[int, int]:
    """What is counted, of a name with a sentence in it: 件数は増加傾向, 十分でない(耐震化率."""
    opened = plain.rfind("(", start, end)
    if opened > start and ")" not in plain[opened:end] and _COUNTED.search(plain[opened + 1 : end]):
        start = opened + 1
    if said := _SAID.match(plain[start:end]):
        inner = "said" if _COUNTED.search(said["said"]) else "name"
        return start + said.start(inner), start + said.end(inner)
    return start, end


def _behind(prose: Prose, found: Counted) -> str:
    behind = _BEHIND.match(prose.plain, found.end)
    named = prose.text[slice(*behind.span("label"))] if behind else ""
    # A share of something is not counted by it: 71%の経営体が is no number of 経営体.
    other = found.unit in SHARES and not _OF_SHARE.search(named)
    return "" if other or _GENERIC.fullmatch(named) or not is_name(folded(named)) else named


def _topic(prose: Prose, found: Counted, before: Counted | None) -> str:
    """What the sentence speaks of in the clause before, where that is counted in such a unit."""
    floor = max(before.until if before else 0, prose.line_start(found.start))
    topic = _TOPIC.search(prose.hidden[: found.start], floor)
    if topic is None:
        return ""
    label = _named(prose, *topic.span("topic"))
    return label if agrees(label, found.unit) else ""


def _undated(prose: Prose, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a clause around its dates, the one in front first."""
    inside = [one for one in prose.dates if start <= one.start and one.end <= end]
    if not inside:
        yield start, end
        return
    yield start, inside[0].start
    behind = _OF_DATE.match(prose.plain, inside[-1].end, end)
    yield (behind.end() if behind else inside[-1].end), end


def _clause(prose: Prose, start: int, before: Counted | None) -> tuple[int, int]:
    """From where the clause begins to the number's words, brackets around them left out."""
    floor = before.until if before else 0
    end = start
    opening = prose.plain.rfind("(", floor, start)
    if opening >= 0 and not prose.plain[opening + 1 : start].strip():
        end = opening
    quoted = [one.span() for one in _QUOTED.finditer(prose.plain, floor, end)]
    breaks = [one.end() for one in _CLAUSE.finditer(prose.plain, floor, end)]
    outside = [at for at in breaks if not any(first < at < last for first, last in quoted)]
    return max(outside, default=floor), end


def _above(prose: Prose, found: Counted, before: Counted | None) -> str:
    """The line above, where the figure's own says no more than when it was or what kind it is."""
    line_start = prose.line_start(found.start)
    own = prose.without_dates(line_start, found.start)
    if not line_start or not _GENERIC.fullmatch(own.strip()):
        return ""
    above_start = prose.line_start(line_start - 1)
    if before and before.end > above_start:
        return ""
    label = prose.text[slice(*_trimmed(prose.plain, above_start, line_start - 1))]
    dated = any(above_start <= one.start < line_start for one in prose.dates)
    if _HEADING.match(label) or (dated and label[:1] in "(（"):
        return ""
    return label if is_name(folded(label)) else ""


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int]:
    """The span without bullets, dates and an open bracket in front and joints behind.

    Nothing is left of a comparison (〜と比較して) and of 〜と, which is no name of what is counted.
    """
    if match := _BULLET.match(plain[start:end]):
        start += match.end()
    start = max(start, _unopened(plain, start, end, "()"), _unopened(plain, start, end, "「」"))
    if signs := _SIGNS.match(plain[start:end]):
        start += signs.end()
    if kind := _KIND_OF_FIGURE.match(plain, start, end):
        start = kind.end()
    if _OPEN.match(plain[start:end]):
        start += 1
    # What the figure before counts is no name of this one: 3名の(委員で構成する)審議会.
    if plain.startswith("の", start, end):
        start = (
            max(start, plain.rfind("する", start, end) + 2) if "する" in plain[start:end] else end
        )
    if _NO_NAME.search(plain, start, end):
        return end, end
    behind = (_JOINT, _PERIOD, _ROLE)
    while match := next((m for one in behind if (m := one.search(plain, start, end))), None):
        end = match.start()
    return start, end


def _unopened(plain: str, start: int, end: int, pair: str) -> int:
    """Behind the last bracket that is closed and was not opened between two places, or 0."""
    depth, behind = 0, 0
    for place in range(start, end):
        depth += {pair[0]: 1, pair[1]: -1}.get(plain[place], 0)
        if depth < 0:
            depth, behind = 0, place + 1
    return behind
