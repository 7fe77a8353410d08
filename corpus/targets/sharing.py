"""What figures beside each other have in common: a name, and the date behind the last of them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.targets.counted import Counted
from corpus.targets.figure import Figure
from corpus.targets.numbers import folded
from corpus.targets.prose import Prose
from corpus.targets.units import SHARES

_KIND = (
    r"の?(?:長期的?な?|中期|中間|最終)?(?:目標|実績|現状|現況|基準|計画|将来|推計|現在|当初)値?"
    r"(?:\([^()\d]*\))?(?:\d{1,2}年度?)?"
)
_LIMIT = r"(?:以上|以下|未満|以内|程度|超)?"
# What may stand between two figures of one name: 45.3%(R5)→ 目標値 60%, 7億円増え、約44億円.
_BESIDE = re.compile(
    rf"{_LIMIT}(?:(?:増え|減り|増加し|減少し)(?:て)?、)?(?:[とに]する)?,?"
    rf"(?:×\d+[^\s\d]{{1,3}})?[\s)]*(?:と|に対し(?:て)?、?|であ(?:り|ったが)、?)?"
    rf"[\s・、,/()→⇒:~\-―]*(?:(?:当初|年度末|末|時点|毎年度|各年度)?[\s)]*(?:から|より)?)?"
    rf"[\s・、,/()→⇒:~\-―]*(?:(?:{_KIND}|なし|【参考】|\[参考\])[\s:()/→]*)*(?:第?\d+回目?|(?<=\n)[^\s。、]{{0,6}}当たり)?"
    rf"[をがは]?\s?(?:には|までに|[がはに])?\s?"
)
# What is compared with the figure before, and how a name itself says that it is a sum.
_COMPARED = re.compile(r"(?:比較して|比べて?|比で?)[^。\n]*$")
_GROWTHS = frozenset(("増", "減", "増加", "減少", "向上", "削減", "短縮"))
# Figures of which only the last says when: 40%以上,60%以下(R7), 男性 80歳、女性 84歳(R1). What
# one becomes, and what was before, is of another time.
_LISTED = re.compile(
    rf"{_LIMIT}[\s、,・]{{1,2}}(?:(?!{_KIND})[^\s\d、。,()→⇒をがはに]{{1,16}}[\s:]{{0,2}})?"
)


def is_shared(prose: Prose, before: Counted, found: Counted, label: str) -> bool:
    """Tell whether a figure has the ``label`` of the one before: beside it, or compared with it.

    What is held against a 目標値 that has no other name is none.
    """
    between = prose.without_dates(before.until, found.start)
    # 前年比37人 is by how many more or fewer: no value of that name, unless the text says so.
    differs = found.words and found.words[-1] in _GROWTHS
    compared = differs and "。" not in between and _COMPARED.search(between)
    # 350,000点 313,607点 90% is how much of what was aimed at, no value of that name.
    other = found.unit in SHARES and before.unit not in SHARES and not differs
    if "対し" in between and re.fullmatch(_KIND, folded(label)):
        return False
    return bool((_BESIDE.fullmatch(between) and not other) or compared)


def with_common_dates(prose: Prose, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, in their order; of some in a list that the last one dates all have its date."""
    dated: list[Figure] = []
    for at, figure in reversed([*enumerate(figures)]):
        following = dated[-1] if dated else None
        # Values of which one in front has a date of its own each have theirs, or none.
        own = at > 0 and figures[at - 1].when and figures[at - 1].label == figure.label
        if following and not (figure.when or own) and _is_listed(prose, figure, following):
            figure = replace(figure, when=following.when)
        dated.append(figure)
    return dated[::-1]


def _is_listed(prose: Prose, figure: Figure, following: Figure) -> bool:
    between = prose.plain[figure.end : following.start]
    return figure.unit == following.unit and bool(_LISTED.fullmatch(between))
