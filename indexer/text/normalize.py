"""Code-point level folding, done before tokenization, with a way back to the original offsets.

Folding unifies what Sudachi does not, and repairs what cells of a table do to words. It is used
alike for documents and queries. Users' text is never shown folded: every piece of folded text
knows the original characters that it stands for.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from corpus.text.lookalikes import as_meant
from corpus.text.patterns import pattern
from indexer.text.folded import Folded
from indexer.text.numerals import KANJI_DIGITS, ROMAN_SIGNS, kanji_value, roman_value
from indexer.text.shared_ends import (
    FIRST_TWINS,
    OTHER_TWINS,
    SHARED,
    SHARING,
    TWIN,
    twin,
    written_out,
)
from indexer.text.variants import SEMI_VOICED, SINGLE, VOICED
from indexer.text.western_years import DATES, YEARS, western_date, western_years

# One character that stands for a word: NFKC would only put it in brackets.
COMPANIES = {
    "株": "株式会社",
    "有": "有限会社",
    "社": "社団法人",
    "財": "財団法人",
    "独": "独立行政法人",
    "一社": "一般社団法人",
    "一財": "一般財団法人",
    "公社": "公益社団法人",
    "公財": "公益財団法人",
    "社福": "社会福祉法人",
    "特非": "特定非営利活動法人",
    "特活": "特定非営利活動法人",
    "学": "学校法人",
    "医": "医療法人",
    "福": "社会福祉法人",
    "地独": "地方独立行政法人",
}
_COMPANY_SIGNS = dict(zip("㈱㈲㈳㈶㈻㊑㊒㊓㊖㊫", "株有社財学株有社財学", strict=True))
_FRACTIONS = "\u00bc-\u00be\u2150-\u215e"
_COMPATIBLE = (
    f"{_FRACTIONS}\u2100-\u214f\u2460-\u24ff\u3200-\u33ff\ufb00-\ufb06{''.join(ROMAN_SIGNS)}"
)
# Behind a number in kanji: elsewhere such kanji are names (九十九里, 八百屋). The first to fit is
# what numbers of a list share: longer ones stand before those they begin with.
_COUNTERS = (
    "歳児|才児|歳未満|歳以上|年生|年次|年度|年間|年目|日間|日目|時間|回目|人目|番目|次産業|号線|号棟|号館|号機|号車"
    "|丁目|学年|学期|か月|カ月|ヶ月|ケ月|箇月|週間|万人|万円|億円"
    "|人|名|分|年|月|日|時|回|件|台|個|歳|才|度|円|か所|カ所|ヶ所|ケ所|箇所|枚|本|冊|校|社|団体"
    "|期|次|章|節|条|階|世帯|戸|項目|種類|割|周年|世紀|代|万|億|号|番|%|パーセント|市町村|区画|拠点|地区|施設"
)
# Of these somebody looks for one by one, in ranges that are no longer.
_EACH = frozenset("歳児 才児 歳 才 年生 学年 年次 月 丁目 階".split())
_LONGEST_RANGE = 12
_OF_EACH = "歳|才|年生|学年|月|丁目|階"
# From one to another; a hyphen is that only where each is looked for (40-74歳).
_RANGE = rf"[0-9]{{1,3}}(?:(?P<unit>{_OF_EACH})?(?:[~〜]|から)|-)[0-9]{{1,3}}"
# Behind these, a 年 is a grade: 小学校1~3年.
_SCHOOLS = ("小学校", "中学校", "小学", "中学", "高校")
# Roman numerals of several letters are hardly anything else; a single letter only in 第I期, of a
# kind (V型 is a form), and behind what has steps.
_ROMAN = (
    r"(?<![a-z0-9])(?:xi{1,2}|ix|vi{1,3}|iv|i{2,3})(?![a-z0-9])"
    "|(?<=第)[ivx](?=期|次|章|部|編|節|類|種|号|回|条|相|巻|段階|ステージ)"
    r"|(?<![a-z0-9.])(?:[ivx](?=期|類|種|級)|i(?=型))"
    r"|(?:(?<=ステップ)|(?<=フェーズ)|(?<=レベル)|(?<=ステージ)|(?<=パート))[ivx](?![a-z0-9.])"
)
_VOICEABLE = "かきくけこさしすせそたちつてとはひふへほうカキクケコサシスセソタチツテトハヒフヘホウ"
_KANA = "ァ-ヺー"
_WORD = "ぁ-ゖァ-ヺー一-鿿々〆㐀-䶿"
# Nothing of a word nor a line break: what lines of lists begin with, and ASCII.
_NO_WORD = r"\0-\t\x0b-\x7f\u3000、。・○〇"
# Zero-width characters, bidi marks, soft hyphen, variation selectors: Sudachi makes tokens of them.
_INVISIBLE = (
    "\u00ad\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
)


# Same length: commas between numbers that divide no thousands, and kana written by a mark.
_COUNTER = pattern(_COUNTERS)
_BEHIND_NUMBERS = "".join(sorted({one[0] for one in _COUNTERS.split("|")}))
# One kanji and a counter.
_COUNTED = pattern(f"[{KANJI_DIGITS}](?:{_COUNTERS})")
# Short for a unit, which Sudachi cuts into kanji.
_SHORT_UNITS = {"立米": "立方メートル", "平米": "平方メートル"}
_COMPATIBLE_SIGN = pattern(f"[{_COMPATIBLE}]")
_LISTED = re.compile(r"[0-9]+(?:,[0-9]+)+")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
# 024(521)1111 and (024)521-1111 are 024-521-1111; no year in brackets begins with 0.
_TELEPHONE = re.compile(
    r"(?<![0-9])(0[0-9]{1,4})(?:\((?=[0-9]+\))|\)(?=[0-9]+-))([0-9]{1,4})[-)]([0-9]{3,4})(?![0-9])"
)
_ITERATION = re.compile(r"(.)([ゝヽ])|(.)([ゞヾ])")
# In a name, the same as the large one: 八ッ場, 八ツ場.
_SMALL_TSU = pattern("ッ(?<=[一-鿿々].)(?=[一-鿿々])")
# The key of the hyphen gives a long vowel where an input method is on: eーtax, 03ー1234.
_TYPED_HYPHEN = re.compile("[ー―—](?:(?<=[0-9a-z].)(?=[0-9a-z])|(?<=[a-z].)(?=[ァ-ヺ]))")

# Other length: what goes, or becomes more characters, has one of these in it. Most texts have none,
# and are not searched for more. A pattern that opens with a set of characters is looked for fast;
# with the kanji in it, it would take milliseconds to compile.
_ALWAYS_RESIZED = f"{VOICED}{SEMI_VOICED}{_INVISIBLE}{_COMPATIBLE}"
_RESIZABLE = re.compile(
    rf"[\n \u3000・‐‑−\-+#{_ALWAYS_RESIZED}]"
    rf"(?:(?<=[{_ALWAYS_RESIZED}])|(?<=[a-z][+#])"
    rf"|(?<=\n)[^{_NO_WORD}]|(?<=[ \u3000])[^{_NO_WORD}][ \u3000]"
    rf"|(?<=[-‐‑−])[a-z0-9{_KANA}]|(?<=・)[a-z]|(?<=[{FIRST_TWINS}]・)[{OTHER_TWINS}])"
)
# The same for numbers, dates and signs in brackets.
_NUMERIC = re.compile(
    rf"[0-9元{KANJI_DIGITS}(ivxrhstmyol月小中上公国市町村区~〜らゼ零]"
    rf"(?:(?<=[0-9])[-./、・~〜°立平]|(?<=[~〜ら])[0-9]|(?<=ゼ)ロ|(?<=零)[{_BEHIND_NUMBERS}]|(?<=十)人|(?<=\()[{''.join(sorted({*''.join(COMPANIES)}))}]"
    rf"|(?<=[rhstm])[0-9元]|(?<=fy)[0-9]|(?<=[ivx])[ivx期次章部編節類種号回条相巻段ス級型]|(?<=[プズルジト][ivx])|(?<=[orl])\.|(?<=[年月])0"
    rf"|(?<=小)・?中|(?<=中)・?高|(?<=国)・?公|(?<=公)・?私|(?<=市)・?町・?村[立道]|(?<=上)・?下|(?<=[国市町村区])[・都府県道]|[{KANJI_DIGITS}])|年(?:(?=0)|(?<=[0-9元{KANJI_DIGITS})]年))"
)

# A search asks for the units of its query three times and more. Longer texts are those of programs,
# asked for once; a text of this length and what it becomes take half a kilobyte.
_SHORT = 64
_MOST_REMEMBERED = 512


def fold(text: str) -> Folded:
    """``text`` folded. Never raises; a lone surrogate becomes a replacement character."""
    return _remembered(text) if len(text) <= _SHORT else _folded(text)


@lru_cache(_MOST_REMEMBERED)
def _remembered(text: str) -> Folded:
    return _folded(text)


def _folded(text: str) -> Folded:
    simple = _iterate(text.translate(SINGLE))
    simple = as_meant(simple)
    if "," in simple:
        simple = _LISTED.sub(_as_list, simple)
    if "ー" in simple or "―" in simple or "—" in simple:
        simple = _TYPED_HYPHEN.sub("-", simple)
    if "ッ" in simple:
        simple = _SMALL_TSU().sub("ツ", simple)
    if "(" in simple:
        simple = _TELEPHONE.sub(r"\1-\2-\3", simple)
    may_change = _RESIZABLE.search(simple) or _NUMERIC.search(simple)
    if not (may_change and _resized().search(simple)):
        return Folded(simple)
    return Folded.of_pieces(_pieces(simple))


@cache
def _resized() -> re.Pattern[str]:
    """Pieces of text that become shorter or longer."""
    return re.compile(
        rf"(?P<voiced>[{_VOICEABLE}][{VOICED}{SEMI_VOICED}])"
        rf"|(?P<invisible>[{_INVISIBLE}{VOICED}{SEMI_VOICED}]+)"
        # A cell of a table breaks inside a word: nothing ends or begins there.
        rf"|(?P<broken>(?<=[{_WORD}])\n+(?=[{_WORD}]))"
        # 福 島 県: three or more single characters apart are a spaced heading.
        rf"|(?P<spaced>(?<![^\s])[{_WORD}](?:[ \u3000][{_WORD}]){{2,}}(?![^\s]))"
        # Wi-Fi, e-ラーニング, COVID-19 are one word; 2019-2020 is not.
        rf"|(?P<hyphen>(?<=[a-z])[-‐‑−](?=[a-z0-9{_KANA}]))"
        # C++ and C# are no C; a mark inside a formula (a+b) is nobody's name.
        r"|(?P<mark>(?<=(?<![a-z0-9])[a-z])(?:\+{1,2}|#)(?![a-z0-9+#]))"
        rf"|(?P<date>{DATES})|(?P<years>{YEARS})"
        rf"|(?P<kanji>(?<![0-9{KANJI_DIGITS}])[{KANJI_DIGITS}]{{2,}}(?={_COUNTERS}))"
        # To Sudachi a place.
        rf"|(?P<ten>(?<![0-9{KANJI_DIGITS}数何])十(?=人(?!十色)))"
        rf"|(?P<list>(?<![0-9.])[0-9]{{1,4}}(?:[、・][0-9]{{1,4}})+(?={_COUNTERS}))"
        rf"|(?P<range>(?<![0-9a-z.~〜-]){_RANGE}(?={_COUNTERS}))"
        # 1/2 is 2分の1, and no day of a month where what is behind it is one of the week.
        r"|(?P<part>(?<![0-9a-z/.,-])[1-9]/(?:[2-9]|10)(?![0-9a-z/.-]|\([月火水木金土日]))"
        rf"|(?P<nought>(?:(?<![ァ-ヺー])ゼロ|零)(?={_COUNTERS}))"
        r"|(?P<degree>(?<=[0-9])(?:℃|° ?c(?![a-z])))"
        rf"|(?P<short>(?<=[0-9])(?:{'|'.join(_SHORT_UNITS)}))"
        rf"|(?P<roman>{_ROMAN})"
        # No.5 is No5, Ver.2.0 Ver2.0, and 4月01日 4月1日.
        r"|(?P<point>(?:(?<=(?<![a-z])no)|(?<=(?<![a-z])v[eo][rl]))\.(?= ?[0-9]))"
        r"|(?P<zero>(?<=[年月])0(?=[1-9][月日]))"
        rf"|(?P<shared>{SHARING})|(?P<twin>(?<![一-鿿々])(?:{TWIN}))"
        rf"|(?P<company>\((?:{'|'.join(COMPANIES)})\))"
        # U・Iターン: single letters only, AI・IoT are two words.
        r"|(?P<dot>(?<=(?<![a-z])[a-z])・(?=[a-z](?![a-z])))"
        rf"|(?P<compatible>[{_COMPATIBLE}])"
    )


def _as_list(match: re.Match[str]) -> str:
    """Numbers with commas between them that divide no thousands: 10,20代 becomes 10、20代."""
    return match[0] if _THOUSANDS.fullmatch(match[0]) else match[0].replace(",", "、")


def tables() -> dict[str, object]:
    """What stands behind numbers, signs of numbers, and names that share their end, for what folds
    text elsewhere."""
    counters = {"counters": _COUNTERS, "digits": KANJI_DIGITS}
    return counters | {"sharing": SHARING, "shared": SHARED}


def counted(folded: str) -> str:
    """A kanji and a counter with the figure for it, 3本 for 三本; empty for other text."""
    return f"{kanji_value(folded[0])}{folded[1:]}" if _COUNTED().fullmatch(folded) else ""


def fold_text(text: str) -> str:
    """Only the folded text, for those who need no way back."""
    return fold(text).text


def _iterate(text: str) -> str:
    """Kana iteration marks written out: いすゞ becomes いすず, of the same length."""
    # Faster than a set of characters in a pattern.
    if "ゝ" not in text and "ヽ" not in text and "ゞ" not in text and "ヾ" not in text:
        return text
    return _ITERATION.sub(lambda m: m[1] * 2 if m[1] else m[3] + _voice(m[3]), text)


def _voice(kana: str) -> str:
    """The voiced form of a kana, or the kana itself."""
    voiced = unicodedata.normalize("NFC", kana + VOICED)
    return voiced if len(voiced) == 1 else kana


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """The pieces of the text whose length changes, as ``Folded`` takes them."""
    last = 0
    for match in _resized().finditer(text):
        yield text[last : match.start()], last, 0
        if match.lastgroup == "spaced":
            yield from ((text[at], at, 0) for at in range(match.start(), match.end(), 2))
        else:
            yield _replacement(match), match.start(), len(match[0])
        last = match.end()
    yield text[last:], last, 0


def _replacement(match: re.Match[str]) -> str:
    """What a resized piece becomes; the empty string where it only stood in the way."""
    written = _WRITTEN.get(match.lastgroup or "")
    return written(match) if written else ""


def _counted(match: re.Match[str]) -> str:
    """A list of numbers, each with the counter of the last: 10、20代 is 10代、20代.

    So are those at the ends of a range, and of ages, grades and months all between: 3～5歳児.
    """
    counter = _COUNTER().match(match.string, match.end())
    assert counter is not None
    before = match.string[: match.start()]
    numbers = re.findall("[0-9]+", match[0])
    if match.lastgroup == "range":
        is_grade = counter[0] == "年" and before.endswith(_SCHOOLS)
        is_each = counter[0] in _EACH or is_grade
        if not is_each and (match["unit"] or "-" in match[0]):
            return match[0]
        first, last = map(int, numbers)
        if is_each and first < last <= first + _LONGEST_RANGE:
            numbers = [str(number) for number in range(first, last + 1)]
    # 第1、2回 has a 第2回.
    ordinal = "第" if before.endswith("第") else ""
    return f"{counter[0]}、{ordinal}".join(numbers)


def _fraction(text: str, bar: str) -> str:
    """A share of one as it is said, 2分の1; the text itself where it is more than one: 4/3."""
    above, below = text.split(bar)
    return f"{below}分の{above}" if int(above) < int(below) else text


def _sign(text: str) -> str:
    """What signs that stand for a number or a word become."""
    if text in _COMPANY_SIGNS:
        return COMPANIES[_COMPANY_SIGNS[text]]
    value = roman_value(text) or kanji_value(text)
    if value is not None:
        return str(value)
    plain = unicodedata.normalize("NFKC", text).lower()
    return _fraction(plain, "⁄") if plain[-1:].isdecimal() and "⁄" in plain else plain


def _apart(match: re.Match[str], written: str) -> str:
    """A number that a sign becomes, apart from figures beside it: ①20人 is not 120人."""
    before, behind = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    if written[:1].isdecimal() and before.isdecimal():
        written = " " + written
    if written[-1:].isdecimal() and (behind.isdecimal() or _COMPATIBLE_SIGN().match(behind)):
        written += " "
    return written


# What a piece becomes, by the name of its group; of the others nothing is left.
_WRITTEN: dict[str, Callable[[re.Match[str]], str]] = {
    "voiced": lambda match: unicodedata.normalize("NFC", match[0]),
    "mark": lambda match: match[0].replace("+", "plus").replace("#", "sharp"),
    "years": western_years,
    "date": western_date,
    "shared": written_out,
    "twin": twin,
    "company": lambda match: COMPANIES[match[0][1:-1]],
    "list": _counted,
    "range": _counted,
    "part": lambda match: _fraction(match[0], "/"),
    "nought": lambda match: "0",
    "degree": lambda match: "度",
    "short": lambda match: _SHORT_UNITS[match[0]],
    **dict.fromkeys(
        ("compatible", "kanji", "roman", "ten"), lambda match: _apart(match, _sign(match[0]))
    ),
}
