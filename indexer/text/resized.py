"""Pieces of text that folding makes shorter or longer, and what each becomes.

Numbers with what stands behind them, dates, signs that stand for words, and what cells of a table
do to words. The text has been folded character by character before (``normalize``).
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from corpus.text.patterns import pattern
from indexer.text.numerals import (
    BEHIND_NUMBERS,
    COUNTERS,
    KANJI_DIGITS,
    RANGE,
    ROMAN,
    ROMAN_SIGNS,
    kanji_value,
    number_list,
    roman_value,
)
from indexer.text.shared_ends import (
    FIRST_TWINS,
    OTHER_TWINS,
    SHARED,
    SHARING,
    TWIN,
    twin,
    written_out,
)
from indexer.text.variants import SEMI_VOICED, VOICED
from indexer.text.western_years import DATES, LETTERS, YEARS, western_date, western_years

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
_COMPATIBLE_SIGN = pattern(f"[{_COMPATIBLE}]")
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
# Short for a unit, which Sudachi cuts into kanji.
_SHORT_UNITS = {"立米": "立方メートル", "平米": "平方メートル"}

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
    rf"(?:(?<=[0-9])[-./、・~〜°立平]|(?<=[~〜ら])[0-9]|(?<=ゼ)ロ|(?<=零)[{BEHIND_NUMBERS}]|(?<=十)人|(?<=\()[{''.join(sorted({*''.join(COMPANIES)}))}]"
    rf"|(?<=[rhstm])[0-9元]|(?<=fy)[0-9]|(?<=[ivx])[ivx期次章部編節類種号回条相巻段ス級型]|(?<=[プズルジト][ivx])|(?<=[orl])\.|(?<=[年月])0"
    rf"|(?<=小)・?中|(?<=中)・?高|(?<=国)・?公|(?<=公)・?私|(?<=市)・?町・?村[立道]|(?<=上)・?下|(?<=[国市町村区])[・都府県道]|[{KANJI_DIGITS}])|年(?:(?=0)|(?<=[0-9元{KANJI_DIGITS})]年))"
)

# What a piece may begin with: at most places of a text, one look at the character rules out the
# twenty kinds of pieces, which one by one take nine times as long.
_BEGINNING = (
    rf"[0-9元{KANJI_DIGITS}{LETTERS}fivxゼ零°℃立平小中上公国市町村区{FIRST_TWINS}"
    rf"\n.(・+#‐‑−\-{_ALWAYS_RESIZED}]"
    rf"|[{_VOICEABLE}][{VOICED}{SEMI_VOICED}]|[{_WORD}][ \u3000]"
)


def is_resized(text: str) -> bool:
    """Whether a piece of the text becomes shorter or longer."""
    may_change = _RESIZABLE.search(text) or _NUMERIC.search(text)
    return bool(may_change and _resized().search(text))


def pieces(text: str) -> Iterator[tuple[str, int, int]]:
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


def tables() -> dict[str, object]:
    """What stands behind numbers, signs of numbers, and names that share their end, for what folds
    text elsewhere."""
    counters = {"counters": COUNTERS, "digits": KANJI_DIGITS}
    return counters | {"sharing": SHARING, "shared": SHARED}


@cache
def _resized() -> re.Pattern[str]:
    """Pieces of text that become shorter or longer."""
    return re.compile(f"(?={_BEGINNING})(?:{_anywhere()})")


def _anywhere() -> str:
    """The pattern of these pieces, wherever they begin."""
    return (
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
        rf"|(?P<kanji>(?<![0-9{KANJI_DIGITS}])[{KANJI_DIGITS}]{{2,}}(?={COUNTERS}))"
        # To Sudachi a place.
        rf"|(?P<ten>(?<![0-9{KANJI_DIGITS}数何])十(?=人(?!十色)))"
        rf"|(?P<list>(?<![0-9.])[0-9]{{1,4}}(?:[、・][0-9]{{1,4}})+(?={COUNTERS}))"
        rf"|(?P<range>(?<![0-9a-z.~〜-]){RANGE}(?={COUNTERS}))"
        # 1/2 is 2分の1, and no day of a month where what is behind it is one of the week.
        r"|(?P<part>(?<![0-9a-z/.,-])[1-9]/(?:[2-9]|10)(?![0-9a-z/.-]|\([月火水木金土日]))"
        rf"|(?P<nought>(?:(?<![ァ-ヺー])ゼロ|零)(?={COUNTERS}))"
        r"|(?P<degree>(?<=[0-9])(?:℃|° ?c(?![a-z])))"
        rf"|(?P<short>(?<=[0-9])(?:{'|'.join(_SHORT_UNITS)}))"
        rf"|(?P<roman>{ROMAN})"
        # No.5 is No5, Ver.2.0 Ver2.0, and 4月01日 4月1日.
        r"|(?P<point>(?:(?<=(?<![a-z])no)|(?<=(?<![a-z])v[eo][rl]))\.(?= ?[0-9]))"
        r"|(?P<zero>(?<=[年月])0(?=[1-9][月日]))"
        rf"|(?P<shared>{SHARING})|(?P<twin>(?<![一-鿿々])(?:{TWIN}))"
        rf"|(?P<company>\((?:{'|'.join(COMPANIES)})\))"
        # U・Iターン: single letters only, AI・IoT are two words.
        r"|(?P<dot>(?<=(?<![a-z])[a-z])・(?=[a-z](?![a-z])))"
        rf"|(?P<compatible>[{_COMPATIBLE}])"
    )


def _replacement(match: re.Match[str]) -> str:
    """What a resized piece becomes; the empty string where it only stood in the way."""
    written = _WRITTEN.get(match.lastgroup or "")
    return written(match) if written else ""


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
    "list": number_list,
    "range": number_list,
    "part": lambda match: _fraction(match[0], "/"),
    "nought": lambda match: "0",
    "degree": lambda match: "度",
    "short": lambda match: _SHORT_UNITS[match[0]],
    **dict.fromkeys(
        ("compatible", "kanji", "roman", "ten"), lambda match: _apart(match, _sign(match[0]))
    ),
}
