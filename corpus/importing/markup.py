"""HTML in a cell to the text that a page shows of it."""

import re
from html import unescape

# Tags of texts. What else stands in angle brackets is the author's: <くらし>, <1>, x<y.
_TAGS = (
    "a abbr b big blockquote br caption center code col colgroup dd del div dl dt em figure font"
    " h1 h2 h3 h4 h5 h6 hr i iframe img ins li mark ol p pre q ruby rb rp rt s section small span"
    " strike strong style sub sup table tbody td tfoot th thead tr tt u ul var script"
).split()
_TAG = re.compile(
    rf"<(?P<end>/?)(?P<name>{'|'.join(sorted(_TAGS, key=len, reverse=True))})"
    r"(?P<attributes>(?:\s+[^<>]*)?)\s*/?>",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"<(script|style|rp|rt)\b[^<>]*>.*?</\1\s*>|<!--.*?-->", re.I | re.S)
_LINK = re.compile(
    r"<a\s[^<>]*?href\s*=\s*[\"']?(?P<to>[^\"'\s<>]+)[^<>]*>(?P<text>.*?)</a>", re.I | re.S
)
_ENTITY = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|yen|copy|middot|#[0-9]{1,6}|#x[0-9a-f]{1,5});", re.I
)
_BREAKING = frozenset(
    "br p div li tr h1 h2 h3 h4 h5 h6 ul ol dl dt dd table hr blockquote section pre".split()
)
_BULLET, _CELL = "・", "　"


def without_markup(text: str) -> str:
    """Return the text without tags: a line for each paragraph, 「・」 for an item of a list.

    The address of a link stays, in brackets behind its text. A text without tags and character
    references is as it was.
    """
    if "<" not in text and "&" not in text:
        return text
    if not _TAG.search(text) and "<!--" not in text:
        return _ENTITY.sub(lambda found: unescape(found[0]), text)
    text = _LINK.sub(_link, _HIDDEN.sub("", text))
    text = _TAG.sub(_in_its_place, text)
    text = _ENTITY.sub(lambda found: unescape(found[0]), text)
    lines = (line.strip(" \t\u00a0") for line in text.split("\n"))
    return "\n".join(filter(None, lines))


def _link(found: re.Match[str]) -> str:
    text, to = found["text"], unescape(found["to"])
    return text if to in unescape(text) or not to.startswith("http") else f"{text}（{to}）"


def _in_its_place(tag: re.Match[str]) -> str:
    """Return what a tag is in a plain text."""
    name, is_end = tag["name"].lower(), bool(tag["end"])
    if name == "li" and not is_end:
        return f"\n{_BULLET}"
    if name in ("td", "th") and is_end:
        return _CELL
    return "\n" if name in _BREAKING else ""
