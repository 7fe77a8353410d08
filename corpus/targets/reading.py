"""Figures read from the prose of a target."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.targets.comparison import words_before, words_behind
from corpus.targets.dates import date_before, date_behind, dates
from corpus.targets.figure import Figure
from corpus.targets.numbers import NUMBER, folded, value_of
from corpus.targets.units import NOT_COUNTED, ORDINAL, UNIT

# Where what is counted begins: behind the sentence, the clause, the figure before.
_CLAUSE = re.compile(r"[。、，,;；\n]|及び|並びに|または|又は|かつ")
_BULLET = re.compile(
    r"^[\s・･○〇●◯◎■□◆◇▪▶►※*＊\-―–]*(?:\(?[0-9]{1,2}[).]\s|[①-⑳]|\([ア-ンa-z]\))?\s*"
)
# A bracket that is not closed again.
_OPEN = re.compile(r"\([^()]*$")
# What is compared with the figure before, and how a name itself says that it is a sum.
_COMPARED = re.compile(r"(?:比較して|比べて?|比で?)[^。\n]*$")
# The first of a span stands in front: 2~3回.
_SPANNED = re.compile(r"\d\s?[~〜]\s?$")
# How long a figure is summed up for, behind what is counted (成約件数 5年間で), and which it is.
_PERIOD = re.compile(
    r"[\s(]*\d{1,2}(?:年間|か年|カ年|ヶ年)(?:で|に|の)?[\s:]*$|\s(?:現状|目標|実績|基準)値?[\s:]*$"
)
# What may stand between two figures of one name: 45.3%（R5）→ 目標値 60%.
_BESIDE = re.compile(
    r"(?:/(?:年度?|月|週|日|回))?(?:以上|以下|程度)?,?"
    r"[\s・、/()→⇒:~\-]*(?:(?:当初|末|時点)?[\s)]*(?:から|より))?[\s・、/()→⇒:~\-]*"
    r"(?:(?:目標|実績|現状|基準)値?(?:\d{1,2}年度?)?[\s:()/→]*)*[がは]?\s?"
)
# What belongs to a date in front of a name, and names that every figure could have.
_OF_DATE = re.compile(
    r"(?:中|末|度)?(?:現在|時点)?(?:実績|目標|現状)?(?:まで)?(?:には|[にのは])?\)?\s*/?"
)
_GENERIC = re.compile(
    r"(?:/(?:年度?|月|週|日|回))?[\s/()（）→⇒・]*(?:指標|目標|実績|現状|基準|数)?値?(?:[0-9０-９]{1,2}年度?)?[\s:：()（）]*"
    r"|(?:以上|以下|程度)?(?:と|に)する.*"
    r"|差[がでは]?.*|.*(?:です|でした|ます|ました)"
    r"|(?:全国|国内|世界|全体|(?:年度末|末)?時点|現在|今後)"
)
_INSIDE = re.compile(r"^(?:延べ|のべ|累計)")
# How the name of a number ends: 登録者数, 整備率, 販売額.
_COUNTS = re.compile(
    r"(?:数|率|額|量|高|費|値|度|件|点|時間|割合|人口|面積|距離|延長)(?:\([^()]*\))?$"
)
# What the text does with a target, and how far behind the figure that may stand, in characters.
_AIMED = re.compile(
    r"目指|目標|達成|増加|増や|削減|減ら|向上|整備|確保|実施|開催|育成|予定|支援|設置|導入|改善"
)
_NEAR = 15
# A line that goes on for no more than this behind a figure was about it: (各年度), を目指す。
_SOON = 8
# What only says when a figure was, right behind it.
_DATED = re.compile(r"^\s*\([^()]*\)")
# A number that belongs to the name of another one: 60時間以上の雇用者の割合 5.0%.
_IN_NAME = re.compile(r"(?:以上|以下|未満|以内|超)の[^。、\n\dをがは]{1,30}[\s:]\d")
# A number that is no amount: one for each, one of a list, a part of another word (人材, 本柱).
_BY_THE_WAY = re.compile(
    r"を[^。、\n]{1,15}[がは]占め|につき|(?:\d+日)?当たり|(?:\d+日)?あたり|ごと|毎に|目|か国語|カ国語|材|事|柱|能|から\d|~|の(?:原則|柱|分野|観点|視点|方針|いずれ)"
)
# What ends a clause without naming anything.
_NO_NAME = re.compile(
    r"(?:と|比較して|比べて?|比で?|から|より|対象に|として|により"
    r"|した|する|新たに)[\s:]*$"
)
# What stands between the name of what is counted and its number.
_JOINT = re.compile(r"(?:について|に対し|を含め|が|は|を|に|の|で|も|[\s:=\-→⇒…・(])+$")
# What is counted, behind the number: 総計3,000名の体験を目指す, 50万回の視聴回数.
_BEHIND = re.compile(
    r"(?:以上|程度)?の(?![^。\n]{1,12}を[一-龠]{1,4}(?:する|した)[一-龠ァ-ヶ])(?P<label>[^\s、。・(（「」\d]{2,20}?)(?:を(?!含)|が|に|と|の(?:達成|確保|維持)|。|$)"
)
# A line that only says of when the figures below it are, or that they are targets.
_HEADING = re.compile(
    r"^[\s【<＜\[(（〔]*(?:目標値?|指標|実績値?|現状値?|成果指標|活動指標)?[\s】>＞\])）〕:：]*$"
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A number with its unit on the way to a figure; ``start`` is where its words begin."""

    start: int
    end: int
    number: re.Match[str]
    unit: str
    words: tuple[str, ...]


def read_figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a target's text that are surely such, in the order of the text.

    A number needs a unit that counts something and a name of what it counts in the same clause or
    the line above; years, ordinals and articles of law are passed over.
    """
    return tuple(_Reader(text).figures())


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._plain = folded(text)
        self._dates = dates(self._plain)

    def figures(self) -> Iterator[Figure]:
        """Yield the figures; what one of them took is no label of the next."""
        before: _Found | None = None
        label = ""
        for found in self._counted():
            label = self._label(found, before) or self._shared(label, found, before)
            if label and self._is_sure(found, label):
                yield self._figure(found, label)
            before = found

    def _figure(self, found: _Found, label: str) -> Figure:
        number = found.number
        value = value_of(number["number"])
        sign = -1 if number["sign"] and not self._is_range(number) else 1
        return Figure(
            number.start("number") if sign > 0 else number.start(),
            found.end,
            label,
            sign * value,
            found.unit,
            (*_INSIDE.findall(folded(label)), *found.words),
            self._when(found),
        )

    def _counted(self) -> list[_Found]:
        """The numbers with a unit, and those without that a line ends with."""
        found = [self._found(match) for match in NUMBER.finditer(self._plain)]
        return [one for one in found if one is not None]

    def _found(self, number: re.Match[str]) -> _Found | None:
        if self._is_dated(number) or ORDINAL.search(self._plain, 0, number.start()):
            return None
        if _SPANNED.search(self._plain[: number.start()]):
            return None
        unit = UNIT.match(self._plain, number.end())
        if unit is None and (
            NOT_COUNTED.match(self._plain, number.end()) or not self._ends_line(number)
        ):
            return None
        end = unit.end("unit") if unit else number.end()
        if self._is_by_the_way(unit["unit"] if unit else "", end):
            return None
        # The 年 of (2024年: 438件) is the date's, that of 年24回 is not.
        since = max((one.end for one in self._dates if one.end <= number.start()), default=0)
        start, before = words_before(self._plain, number.start(), since)
        behind = words_behind(self._plain, end)
        return _Found(start, end, number, unit["unit"] if unit else "", (*before, *behind))

    def _is_sure(self, found: _Found, label: str) -> bool:
        """Whether a figure is an indicator's, not one that prose mentions by the way.

        The name says that it is counted or measured, the figure is repeated or summed, the text
        aims at it, or the line is over soon behind it.
        """
        rest = re.split(r"[。\n]", self._plain[found.end :], maxsplit=1)[0]
        counts = _COUNTS.search(folded(label)) or _AIMED.search(rest[:_NEAR])
        return bool(counts or found.words or len(_DATED.sub("", rest)) <= _SOON)

    def _is_by_the_way(self, unit: str, end: int) -> bool:
        # つ before の counts what a sentence is about to list: ５つの原則.
        listed = unit == "つ" and self._plain.startswith("の", end)
        other = _BY_THE_WAY.match(self._plain, end) or _IN_NAME.match(self._plain, end)
        return listed or other is not None

    def _is_dated(self, found: re.Match[str]) -> bool:
        return any(one.start < found.end() and found.start() < one.end for one in self._dates)

    def _is_range(self, number: re.Match[str]) -> bool:
        return self._plain[: number.start()].rstrip()[-1:].isdigit()

    def _ends_line(self, number: re.Match[str]) -> bool:
        """Whether a number without a unit is all that follows the name of what it counts."""
        line_end = self._plain.find("\n", number.end())
        rest = self._plain[number.end() : line_end if line_end >= 0 else len(self._plain)]
        before = self._plain[self._plain.rfind("\n", 0, number.start()) + 1 : number.start()]
        counts = re.search(r"(?:数|率|額|量|高|費|値|度)[\s::(]*$", before)
        return counts is not None and not rest.strip(" )")

    def _label(self, found: _Found, before: _Found | None) -> str:
        """What the figure counts, as the text says it; empty when that is not sure."""
        behind = _BEHIND.match(self._plain, found.end)
        for clause in self._undated(*self._clause(found.start, before)):
            label = self._text[slice(*_trimmed(self._plain, *clause))]
            if label and not _HEADING.match(label) and not _GENERIC.fullmatch(label):
                return label
        named = self._text[behind.start("label") : behind.end("label")] if behind else ""
        if named and not _GENERIC.fullmatch(named):
            return named
        return self._line_above(found, before)

    def _shared(self, label: str, found: _Found, before: _Found | None) -> str:
        """The name of the figure before, where this one stands beside it or is compared with it."""
        if before is None:
            return ""
        between = self._plain[before.end : found.start]
        for one in self._dates:
            if before.end <= one.start and one.end <= found.start:
                between = between.replace(self._plain[one.start : one.end], "")
        compared = "。" not in between and _COMPARED.search(between)
        return label if _BESIDE.fullmatch(between) or compared else ""

    def _undated(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of a clause around its dates, the one in front first."""
        inside = [one for one in self._dates if start <= one.start and one.end <= end]
        if not inside:
            yield start, end
            return
        yield start, inside[0].start
        behind = _OF_DATE.match(self._plain, inside[-1].end, end)
        yield (behind.end() if behind else inside[-1].end), end

    def _clause(self, start: int, before: _Found | None) -> tuple[int, int]:
        """From where the clause begins to the number's words, brackets around them left out."""
        floor = before.end if before else 0
        end = start
        opening = self._plain.rfind("(", floor, start)
        if opening >= 0 and ")" not in self._plain[opening:start]:
            inside = self._plain[opening + 1 : start]
            if not inside.strip():
                end = opening
        begin = max([m.end() for m in _CLAUSE.finditer(self._plain, floor, end)], default=floor)
        return begin, end

    def _line_above(self, found: _Found, before: _Found | None) -> str:
        line_start = self._plain.rfind("\n", 0, found.start) + 1
        if self._plain[line_start : found.start].strip() or not line_start:
            return ""
        above_end = line_start - 1
        above_start = self._plain.rfind("\n", 0, above_end) + 1
        if before and before.end > above_start:
            return ""
        label = self._text[slice(*_trimmed(self._plain, above_start, above_end))]
        dated = any(above_start <= one.start < above_end for one in self._dates)
        return "" if _HEADING.match(label) or (dated and label[:1] in "(（") else label

    def _when(self, found: _Found) -> str:
        """The date in brackets behind, in the clause before, or over the lines that it heads."""
        behind = date_behind(self._plain, found.end, self._dates)
        return behind or date_before(self._plain, found.start, self._dates)


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int]:
    """The span without bullets, dates and an open bracket in front and joints behind.

    Nothing is left of a comparison (〜と比較して) and of 〜と, which is no name of what is counted.
    """
    if match := _BULLET.match(plain[start:end]):
        start += match.end()
    if _OPEN.match(plain[start:end]):
        start += 1
    # What the figure before counts is no name of this one: 3名の(委員で構成する)審議会.
    if plain.startswith("の", start, end):
        start = (
            max(start, plain.rfind("する", start, end) + 2) if "する" in plain[start:end] else end
        )
    if _NO_NAME.search(plain, start, end):
        return end, end
    while match := _JOINT.search(plain, start, end) or _PERIOD.search(plain, start, end):
        end = match.start()
    return start, end
