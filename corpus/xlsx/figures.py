"""A number in the places that a format has for its figures: 000-0000, #,##0.0, # ?/?, 0.00E+00."""

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import floor, log10
from typing import NamedTuple

from corpus.xlsx.kanji_numbers import in_kanji
from corpus.xlsx.plain import plain_number

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<space>_.)|\*.|\[\$(?P<symbol>[^\]-]*)[^\]]*\]'
    r"|\[DBNum(?P<kanji>[1-4])\]|\[[^\]]*\]|(?P<general>General|G/標準)|(?P<exponent>E[+-])"
    r"|(?P<place>[#0?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<slash>/)|(?P<text>@)"
    r"|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
# A fraction in the signs of its tokens, with the texts around it: p is a place for a figure, d a
# figure that stands in the format (# ??/16), x another text.
_FRACTION_SIGNS = {"place": "p", "slash": "/", "comma": ",", "point": ".", "kanji": "x"}
_FRACTION_SIGNS |= {"percent": "x", "general": "x", "@": "x"}
_FRACTION = re.compile(
    r"(?P<before>[xd]*)(?:(?P<whole>p[p,]*)(?P<gap>[xd]+))?(?P<above>p+)/(?P<below>p+|d[dp]*)"
    r"(?P<behind>[xd]*)"
)
# A number of more figures has none that is true; no cell shows it all.
_MOST_FIGURES = 30


class _Token(NamedTuple):
    """A piece of a format: ``kind`` is place, point, comma, …, or text, which is shown as it is."""

    kind: str
    text: str


def shown_number(value: float, section: str) -> str | None:
    """Return the number as a part of a format shows it; None where it has a form of none here."""
    tokens = list(_tokens(section))
    kinds = {token.kind for token in tokens}
    if abs(value) >= 10**_MOST_FIGURES or "unknown" in kinds:
        return None
    exact = Decimal(f"{value:.15g}") * 100 ** sum(token.kind == "percent" for token in tokens)
    size = abs(exact)
    if "exponent" in kinds:
        text = _with_exponent(size, tokens)
    elif "slash" in kinds:
        text = _as_fraction(size, tokens)
    elif kinds & {"general", "@"}:
        text = _joined(tokens, plain_number(abs(value)))
    else:
        text = _in_places(size, tokens)
    if text is None:
        return None
    sign = "-" if value < 0 and re.search("[1-9]", text) else ""
    style = next((token.text for token in tokens if token.kind == "kanji"), "")
    shown = sign + text.strip()
    return in_kanji(shown, style, is_whole="general" in kinds) if style else shown


def _tokens(section: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(section):
        kind = found.lastgroup or ""
        text = found[kind] if kind else ""
        if kind in ("quoted", "escaped", "symbol", "plain", "percent"):
            yield _Token("percent" if kind == "percent" else "text", text)
        elif kind == "text":
            yield _Token("@", text)
        elif kind and kind != "space":
            yield _Token(kind, text)


def _joined(tokens: Sequence[_Token], number: str) -> str:
    """Return the texts of the format with the number once."""
    texts, is_placed = [], False
    for token in tokens:
        if token.kind in ("text", "percent"):
            texts.append(token.text)
        elif token.kind in ("general", "@") and not is_placed:
            texts.append(number)
            is_placed = True
    return "".join(texts)


def _in_places(size: Decimal, tokens: Sequence[_Token]) -> str:
    """Return the figures in their places, the texts of the format between them."""
    point = next((n for n, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    whole = [n for n, token in enumerate(tokens) if token.kind == "place" and n < point]
    decimals = [n for n, token in enumerate(tokens) if token.kind == "place" and n > point]
    if not whole and not decimals:
        return _texts(tokens)
    last = max([*whole, *decimals])
    commas = [n for n, token in enumerate(tokens) if token.kind == "comma"]
    scale = sum(n > (whole[-1] if whole else -1) and (n > last or n < point) for n in commas)
    is_grouped = any(whole and whole[0] < n < whole[-1] for n in commas)
    rounded = (size.scaleb(-3 * scale)).quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    digits, _, rest = f"{rounded:f}".partition(".")
    shown = _whole_figures(digits.lstrip("0"), [tokens[n].text for n in whole], is_grouped)
    figures = dict(zip(whole, shown, strict=True))
    figures |= dict(zip(decimals, _decimals(rest, [tokens[n].text for n in decimals]), strict=True))
    return "".join(
        figures.get(n, token.text if token.kind in ("text", "percent", "point") else "")
        for n, token in enumerate(tokens)
    )


def _whole_figures(digits: str, places: Sequence[str], is_grouped: bool) -> list[str]:
    """Return what each place shows: the last figures one each, the first place all before."""
    if not places:
        return []
    padded = digits.rjust(len(places))
    figures = [padded[: len(padded) - len(places) + 1], *padded[len(padded) - len(places) + 1 :]]
    filler = {"0": "0", "?": " ", "#": ""}
    figures = [f if f.strip() else filler[place] for f, place in zip(figures, places, strict=True)]
    # A zero stands before all that follow it: 0## has no place without a figure behind one.
    if not is_grouped:
        return figures
    count = 0
    grouped: list[str] = []
    for text in reversed(figures):
        piece = ""
        for character in reversed(text):
            if character.isdigit():
                piece = ("," if count and count % 3 == 0 else "") + piece
                piece = character + piece
                count += 1
            else:
                piece = character + piece
        grouped.insert(0, piece)
    return grouped


def _decimals(digits: str, places: Sequence[str]) -> list[str]:
    """Return what each place behind the point shows; # shows no zero at the end."""
    shown = list(digits.ljust(len(places), "0"))
    for n in range(len(places) - 1, -1, -1):
        if shown[n] != "0" or places[n] == "0":
            break
        shown[n] = " " if places[n] == "?" else ""
    return shown


def _with_exponent(size: Decimal, tokens: Sequence[_Token]) -> str | None:
    """Return the number as 1.23E+04."""
    at = next(n for n, token in enumerate(tokens) if token.kind == "exponent")
    mantissa, behind = tokens[:at], tokens[at + 1 :]
    places = [token for token in behind if token.kind == "place"]
    point = next((n for n, token in enumerate(mantissa) if token.kind == "point"), len(mantissa))
    step = max(1, sum(token.kind == "place" for token in mantissa[:point]))
    decimals = sum(token.kind == "place" for token in mantissa[point:])
    exponent = floor(log10(size)) if size else 0
    exponent -= exponent % step
    unit = Decimal(1).scaleb(-decimals)
    if size and size.scaleb(-exponent).quantize(unit, ROUND_HALF_UP) >= 10**step:
        exponent += step
    sign = "-" if exponent < 0 else tokens[at].text[1:].replace("-", "")
    figures = str(abs(exponent)).zfill(len(places))
    texts = "".join(token.text for token in behind if token.kind == "text")
    return f"{_in_places(size.scaleb(-exponent), mantissa)}E{sign}{figures}{texts}"


def _as_fraction(size: Decimal, tokens: Sequence[_Token]) -> str | None:
    """Return the number as 1 1/2, or 3/2 where the format has no place for the whole, the texts of
    the format around it; None where it is no format of one fraction.
    """
    # One sign for each token, so that a place in the pattern is one in the tokens.
    pattern = "".join(_FRACTION_SIGNS.get(t.kind) or _text_sign(t.text) for t in tokens)
    found = _FRACTION.fullmatch(pattern)
    if found is None:
        return None
    part = {name: tokens[slice(*found.span(name))] for name in found.groupdict() if found[name]}
    before, behind = _texts(part.get("before", ())), _texts(part.get("behind", ()))
    places = part.get("whole", ())
    above, under = _divided(Fraction(size), [t.text for t in part["below"]], bool(places))
    whole, above = divmod(above, under) if places else (0, above)
    shown = _in_places(Decimal(whole), places).strip() if places else ""
    if places and not above:
        return f"{before}{shown or 0}{behind}"
    gap = _texts(part["gap"]) if shown else ""
    return f"{before}{shown}{gap}{above}/{under}{behind}"


def _divided(value: Fraction, places: Sequence[str], has_whole: bool) -> tuple[int, int]:
    """Return the two parts of the fraction that is nearest, over the figures of the places.

    Beside a whole it is the rest that is to be the nearest.
    """
    if places[0].isdigit() and places[0] != "0":
        below = int("".join(places))
        return floor(value * below + Fraction(1, 2)), below
    whole = floor(value) if has_whole else 0
    near = whole + (value - whole).limit_denominator(10 ** len(places) - 1)
    return near.numerator, near.denominator


def _text_sign(text: str) -> str:
    return "d" if text.isdecimal() and len(text) == 1 else "x"


def _texts(tokens: Sequence[_Token]) -> str:
    return "".join(token.text for token in tokens if token.kind in ("text", "percent"))
