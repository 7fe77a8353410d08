"""Where the characters of a Word file went that are no text of a paragraph or cell."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from corpus.document.blocks import characters
from corpus.xlsx.package import attribute, local_name

DELETED, HIDDEN, READING = "消された文", "隠し文字", "ふりがな"
BOX, FOOTNOTE = "テキストボックスの文", "脚注"
# Elements whose text is not read, and what it is.
_KINDS = {"del": DELETED, "moveFrom": DELETED, "rt": READING, "txbxContent": BOX}
# What older programs show instead of the same thing in newer elements.
_AGAIN = "Fallback"
_ONE_CHARACTER = {"noBreakHyphen", "sym"}


@dataclass(slots=True)
class Account:
    """How many characters a file has, spaces aside: those to be read, and the others by kind.

    ``boxes`` are the texts of text boxes, which may belong to a cell.
    """

    read: int = 0
    left: Counter[str] = field(default_factory=Counter)
    boxes: list[str] = field(default_factory=list)


def account_of(body: Element, footnotes: Iterable[Element]) -> Account:
    """Return the account of the body and of the parts with footnotes."""
    account = Account()
    _count(body, "", account)
    for part in footnotes:
        _count(part, FOOTNOTE, account)
    return account


def is_hidden(run: Element) -> bool:
    """Tell whether the text of a run is not shown."""
    marks = (one for part in run if local_name(part) == "rPr" for one in part)
    values = [attribute(one, "val") or "1" for one in marks if local_name(one) == "vanish"]
    return bool(values) and values[-1] not in ("0", "false")


def _count(element: Element, kind: str, account: Account) -> None:
    """Count the characters below an element; ``kind`` is what they are, empty for what is read."""
    for child in element:
        name = local_name(child)
        if name == _AGAIN:
            continue
        if name in ("t", "delText") or name in _ONE_CHARACTER:
            count = 1 if name in _ONE_CHARACTER else characters(child.text or "")
            if kind:
                account.left[kind] += count
            else:
                account.read += count
            continue
        inner = kind or _KINDS.get(name, "")
        if name == "txbxContent" and not kind:
            account.boxes.append("".join(child.itertext()).strip())
        if name == "r" and not inner and is_hidden(child):
            inner = HIDDEN
        _count(child, inner, account)
