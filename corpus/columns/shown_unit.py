"""The unit behind a number that says none: 45,000 of a column in 千円 is shown as 45,000千円.

What the source has stays as it is; the unit of the settings stands behind it.
"""

import re
import unicodedata

from corpus.columns.column import Column

_NUMBER = r"[△▲−-]? ?[0-9][0-9,.]*"
# Numbers alone, or a range of them, with 約 or 以上 perhaps. Scripts of a snapshot use it as well,
# so it has only what regular expressions of both languages have.
BARE_NUMBER = (
    rf"^(?:約|およそ|上限|最大|合計|計|年間)? ?{_NUMBER}(?: ?(?:~|〜|から) ?{_NUMBER})?"
    r"(?: ?(?:以上|以下|以内|未満|程度|超))?$"
)
_BARE = re.compile(BARE_NUMBER)


def unit_behind(column: Column, text: str, label: str = "") -> str:
    """Return the unit to show behind a cell; empty where the cell or the label says it.

    Behind 以上 and the like, which a unit stands before, it is in brackets.
    ``label`` is what the page calls the column, by default its heading.
    """
    unit, folded = unit_unsaid(column, label), _folded(text)
    if not unit or not _BARE.match(folded):
        return ""
    return unit if folded[-1].isdecimal() else f"（{unit}）"


def with_unit(column: Column, text: str, label: str = "") -> str:
    """Return the text of a cell with its unit, as ``unit_behind`` says."""
    return text + unit_behind(column, text, label)


def unit_unsaid(column: Column, label: str = "") -> str:
    """Return the unit of a number column whose label does not end with it: 予算額（千円） does."""
    if column.kind != "number" or not column.unit:
        return ""
    unit = _folded(column.unit)
    said = rf"(?:[(\[〔【][^()]*{re.escape(unit)} ?[)\]〕】]|[ :]{re.escape(unit)})$"
    return "" if re.search(said, _folded(label or column.heading)) else column.unit


def label_with_unit(column: Column, label: str) -> str:
    """Return a label with the unit behind it that it does not say: 予算額（千円）."""
    unit = unit_unsaid(column, label)
    return f"{label}（{unit}）" if unit else label


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
