"""Code-point level folding, done before tokenization, with a way back to the original offsets.

Folding unifies what Sudachi does not, and repairs what cells of a table do to words. It is used
alike for documents and queries. Users' text is never shown folded: every piece of folded text
knows the original characters that it stands for.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache

from indexer.text.variants import KANJI_VARIANTS

_VOICED = "\u3099"
_SEMI_VOICED = "\u309a"
# One character that stands for a word: NFKC would only put it in brackets.
_COMPANY_SIGNS = {"㈱": "株式会社", "㈲": "有限会社", "㈳": "社団法人", "㈶": "財団法人"}
_COMPATIBLE = "㈱㈲㈳㈶\u2100-\u214f\u2460-\u24ff\u3200-\u33ff\ufb00-\ufb06"
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


class _SingleFold(dict[int, str | int]):
    """Character to its folded single character; NFKC and lower case where these keep the length."""

    def __missing__(self, code: int) -> str | int:
        char = chr(code)
        if 0xD800 <= code <= 0xDFFF:
            char = "\ufffd"  # a lone surrogate is no character, and no tokenizer takes it
        folded = unicodedata.normalize("NFKC", char).lower()
        self[code] = result = folded if len(folded) == 1 else char
        return result


_SINGLE = _SingleFold(KANJI_VARIANTS)
_SINGLE.update(
    {ord("゛"): _VOICED, ord("゜"): _SEMI_VOICED, ord("ﾞ"): _VOICED, ord("ﾟ"): _SEMI_VOICED}
)
# A control character other than the newline is a space to readers.
_SINGLE.update({code: " " for code in (*range(10), *range(11, 32), 127)})
# Sudachi has ヶ and ケ, ヵ and カ in its dictionary; the width is all we fold there.

# Same length: characters that look alike and stand where only the other one makes sense.
_DASHES = "-−–—―‐‑‒─━"
_LOOKALIKE = re.compile(f"[{_DASHES}元へべぺ]")
_ITERATION = re.compile(r"(.)([ゝヽ])|(.)([ゞヾ])")

# Other length: what goes, or becomes more characters, has one of these in it. Most texts have none,
# and are not searched for more. A pattern that opens with a set of characters is looked for fast;
# with the kanji in it, it would take milliseconds to compile.
_ALWAYS_RESIZED = f"{_VOICED}{_SEMI_VOICED}{_INVISIBLE}{_COMPATIBLE}"
_RESIZABLE = re.compile(
    rf"[\n \u3000・‐‑−\-{_ALWAYS_RESIZED}]"
    rf"(?:(?<=[{_ALWAYS_RESIZED}])|(?<=\n)[^{_NO_WORD}]|(?<=[ \u3000])[^{_NO_WORD}][ \u3000]"
    rf"|(?<=[-‐‑−])[a-z{_KANA}]|(?<=・)[a-z])"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text. ``span`` leads back to the original.

    ``_starts`` and ``_shifts`` describe the pieces: from folded offset ``_starts[i]`` on, the
    original stands at ``_origins[i]``; a piece whose ``_widths[i]`` is 0 has the original's length,
    any other stands as a whole for that many original characters.
    """

    text: str
    _starts: list[int] = field(default_factory=list, repr=False)
    _origins: list[int] = field(default_factory=list, repr=False)
    _widths: list[int] = field(default_factory=list, repr=False)

    @property
    def keeps_offsets(self) -> bool:
        """Whether every folded character stands where the original one does."""
        return not self._starts

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original [start, end) of a folded, non-empty [start, end); whole signs only."""
        if not self._starts:
            return start, end
        return self._place(start)[0], self._place(end - 1)[1]

    def _place(self, offset: int) -> tuple[int, int]:
        """Original [start, end) of one folded character."""
        piece = bisect_right(self._starts, offset) - 1
        origin, width = self._origins[piece], self._widths[piece]
        if width:
            return origin, origin + width
        start = origin + offset - self._starts[piece]
        return start, start + 1


def fold(text: str) -> Folded:
    """``text`` folded. Never raises; a lone surrogate becomes a replacement character."""
    simple = _iterate(text.translate(_SINGLE))
    if _LOOKALIKE.search(simple):
        for pattern, replacement in _lookalikes():
            simple = pattern.sub(replacement, simple)
    if not (_RESIZABLE.search(simple) and _resized().search(simple)):
        return Folded(simple)
    return _resize(simple)


# Compiled when first needed: a short command hardly needs them, and waits several milliseconds.
@cache
def _lookalikes() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What a lookalike is replaced by, where it stands so.

    Each pattern opens with what it replaces and looks behind afterwards, which finds it much
    faster than the other way round.
    """
    dash = f"[{_DASHES}]"
    return (
        (re.compile(rf"{dash}(?<=[{_KANA}]{dash})(?=[{_KANA}]|$|[^0-9a-z\s])"), "ー"),
        # The first year of an era has a word of its own.
        (re.compile(r"元(?<=令和元|平成元|昭和元)(?=年)"), "1"),
        # A hiragana へ that opens a katakana word is no particle: nothing stands before it.
        (re.compile(r"へ(?=[ァ-ヺ]{2})(?<![^\W_]へ)"), "ヘ"),
        (re.compile(r"べ(?=[ァ-ヺ]{2})(?<![^\W_]べ)"), "ベ"),
        (re.compile(r"ぺ(?=[ァ-ヺ]{2})(?<![^\W_]ぺ)"), "ペ"),
    )


@cache
def _resized() -> re.Pattern[str]:
    """Pieces of text that become shorter or longer."""
    return re.compile(
        rf"(?P<voiced>[{_VOICEABLE}][{_VOICED}{_SEMI_VOICED}])"
        rf"|(?P<invisible>[{_INVISIBLE}{_VOICED}{_SEMI_VOICED}]+)"
        # A cell of a table breaks inside a word: nothing ends or begins there.
        rf"|(?P<broken>(?<=[{_WORD}])\n+(?=[{_WORD}]))"
        # 福 島 県: three or more single characters apart are a spaced heading.
        rf"|(?P<spaced>(?<![^\s])[{_WORD}](?:[ \u3000][{_WORD}]){{2,}}(?![^\s]))"
        # Wi-Fi, e-ラーニング, J-ALERT are one word; 2019-2020 is not.
        rf"|(?P<hyphen>(?<=[a-z])[-‐‑−](?=[a-z{_KANA}]))"
        # U・Iターン: single letters only, AI・IoT are two words.
        r"|(?P<dot>(?<=(?<![a-z])[a-z])・(?=[a-z](?![a-z])))"
        rf"|(?P<compatible>[{_COMPATIBLE}])"
    )


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
    voiced = unicodedata.normalize("NFC", kana + _VOICED)
    return voiced if len(voiced) == 1 else kana


def _resize(text: str) -> Folded:
    """Applies the replacements that change the length, piece by piece."""
    pieces: list[str] = []
    folded = Folded("", [], [], [])
    length = last = 0

    def append(piece: str, origin: int, width: int) -> None:
        nonlocal length
        if piece:
            folded._starts.append(length)
            folded._origins.append(origin)
            folded._widths.append(width)
            pieces.append(piece)
            length += len(piece)

    for match in _resized().finditer(text):
        append(text[last : match.start()], last, 0)
        if match.lastgroup == "spaced":
            for offset in range(0, len(match[0]), 2):
                append(match[0][offset], match.start() + offset, 0)
        else:
            append(_replacement(match), match.start(), len(match[0]))
        last = match.end()
    append(text[last:], last, 0)
    return Folded("".join(pieces), folded._starts, folded._origins, folded._widths)


def _replacement(match: re.Match[str]) -> str:
    """What a resized piece becomes; the empty string where it only stood in the way."""
    if match.lastgroup == "voiced":
        return unicodedata.normalize("NFC", match[0])
    if match.lastgroup == "compatible":
        sign = match[0]
        return _COMPANY_SIGNS.get(sign) or unicodedata.normalize("NFKC", sign).lower()
    return ""
