"""Numbers and bullets that Word writes before paragraphs: they are not in the text of the file."""

from xml.etree.ElementTree import Element

from corpus.xlsx.package import Package, attribute, local_name

_PART = "word/numbering.xml"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラム"
_AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノ"
_KANJI = "一二三四五六七八九十"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


class Numbering:
    """Counts through the numbered paragraphs in the order in which they are asked for."""

    def __init__(self, package: Package) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._lists: dict[str, str] = {}
        if not package.has(_PART):
            return
        root = package.xml(_PART)
        for element in root:
            if local_name(element) == "abstractNum":
                self._levels[attribute(element, "abstractNumId")] = _levels(element)
            elif local_name(element) == "num":
                found = (e for e in element if local_name(e) == "abstractNumId")
                number = next((attribute(e, "val") for e in found), "")
                self._lists[attribute(element, "numId")] = number

    def label(self, paragraph: Element) -> str:
        """Return what Word writes before the paragraph, and the space behind it; or nothing."""
        number, level = _numbered(paragraph)
        levels = self._levels.get(self._lists.get(number, ""), {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(self._lists[number], {})
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        text = levels[level][1]
        for one, (form, _, start) in levels.items():
            text = text.replace(f"%{one + 1}", _figure(form, counts.get(one, start)))
        return f"{text}\u3000" if text and levels[level][0] != "bullet" else _bullet(text)


def _levels(element: Element) -> dict[int, tuple[str, str, int]]:
    """Return the form of the number, the text around it, and the first number of each level."""
    levels = {}
    for level in element:
        if local_name(level) == "lvl":
            values = {local_name(e): attribute(e, "val") for e in level}
            start = values.get("start", "1")
            levels[int(attribute(level, "ilvl") or 0)] = (
                values.get("numFmt", "decimal"),
                values.get("lvlText", ""),
                int(start) if start.isdecimal() else 1,
            )
    return levels


def _numbered(paragraph: Element) -> tuple[str, int]:
    """Return the list and the level of a paragraph; an empty list for one without a number."""
    for properties in paragraph:
        if local_name(properties) == "pPr":
            for one in properties:
                if local_name(one) == "numPr":
                    values = {local_name(e): attribute(e, "val") for e in one}
                    level = values.get("ilvl", "0")
                    return values.get("numId", ""), int(level) if level.isdecimal() else 0
    return "", 0


def _figure(form: str, number: int) -> str:
    """Return a number in one of Word's forms; in plain figures where the form is another."""
    texts = {
        "decimalEnclosedCircle": _CIRCLED,
        "iroha": _IROHA,
        "irohaFullWidth": _IROHA,
        "aiueo": _AIUEO,
        "aiueoFullWidth": _AIUEO,
        "japaneseCounting": _KANJI,
        "ideographDigital": _KANJI,
    }
    if form in ("none", "bullet"):
        return ""
    known = texts.get(form, "")
    if 0 < number <= len(known):
        return known[number - 1]
    plain = str(number)
    return plain.translate(_WIDE) if form == "decimalFullWidth" else plain


def _bullet(text: str) -> str:
    """Return the bullet; one of a symbol font as the dot that it looks like."""
    return "・" if text and "\ue000" <= text[0] <= "\uf8ff" else text
