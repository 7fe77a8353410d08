"""Which paragraphs of a Word file are headings: by their style, or by the level of the outline."""

from xml.etree.ElementTree import Element

from corpus.xlsx.package import Package, attribute, local_name

_PART = "word/styles.xml"
# Word's own levels are 0 to 8; 9 is body text.
_BODY = "9"
# The name is English in the file of every edition of Word, whatever the style is called on screen.
_NAME = "heading "


class Outline:
    """The styles of a Word file that headings have."""

    def __init__(self, package: Package) -> None:
        styles = package.xml(_PART) if package.has(_PART) else ()
        self._styles = {
            attribute(one, "styleId"): one for one in styles if local_name(one) == "style"
        }

    def is_heading(self, paragraph: Element) -> bool:
        """Tell whether the paragraph says so itself, or its style does or the one that that is
        based on.
        """
        properties = _child(paragraph, "pPr")
        if properties is None:
            return False
        level = _value(properties, "outlineLvl")
        return level != _BODY if level else self._is_style(_value(properties, "pStyle"))

    def _is_style(self, name: str) -> bool:
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            properties = _child(style, "pPr")
            level = _value(properties, "outlineLvl") if properties is not None else ""
            if level:
                return level != _BODY
            if _value(style, "name").casefold().startswith(_NAME):
                return True
            name = _value(style, "basedOn")
        return False


def _child(element: Element, name: str) -> Element | None:
    return next((one for one in element if local_name(one) == name), None)


def _value(element: Element, name: str) -> str:
    """Return the value of a child; empty without it."""
    found = _child(element, name)
    return attribute(found, "val") if found is not None else ""
