"""How a value is meant: 以上, 約, 累計, 年間, 増加, in front of a number and behind its unit."""

import re

# Words in front of a number that say how it is meant, and those behind its unit.
_BEFORE = re.compile(
    r"(?P<word>おおむね|概ね|およそ|少なくとも|最大|最低|延べ人数|のべ|延べ|総計|合計|累計|(?<![一-龠])計|年間|月間|毎年度?"
    r"|毎月|毎週|毎日|各年度?|各|全|約|年|月|週)[\s::]*$"
)
_AFTER = re.compile(
    r"\s*(?P<word>以上|以下|未満|以内|超|程度|前後|余り|増加|増|減少|減|/年度?|/月|/週|/日|/回)"
)
# The same in brackets, before or behind: (累計), (各年度), (月間).
_BRACKETED = re.compile(r"\s*\((?P<word>累計|延べ|各年度?|毎年度?|年間|月間|年度末|毎月|見込み?)\)")
_GROWTH = re.compile(r"\s*(?:に|まで|の)?\s*(?P<word>増加|増や|増|減少|減ら|減|向上|削減|短縮)")
_PLAIN_GROWTH = {"増や": "増加", "増": "増", "減ら": "減少", "減": "減"}


def words_before(plain: str, start: int, since: int = 0) -> tuple[int, tuple[str, ...]]:
    """Return where the words in front of a number begin, and the words in their order.

    They stand behind ``since``.
    """
    words: list[str] = []
    while match := _BEFORE.search(plain, since, start):
        # 各 and 全 join what is counted; a word that another one runs into is part of it.
        words.insert(0, match["word"])
        start = match.start()
    if match := re.search(r"\((累計|延べ|年間|月間|各年度?|毎年度?)\)[\s::]*$", plain[:start]):
        words.insert(0, match[1])
        start = match.start()
    return start, tuple(words)


def words_behind(plain: str, end: int) -> tuple[str, ...]:
    """Return the words behind a number and its unit; of growth, where there are no others."""
    words: list[str] = []
    while match := _AFTER.match(plain, end) or _BRACKETED.match(plain, end):
        words.append(match["word"].lstrip("/"))
        end = match.end()
    if not words and (match := _GROWTH.match(plain, end)):
        words.append(_PLAIN_GROWTH.get(match["word"], match["word"]))
    return tuple(words)
