"""Marks that tables of programs carry: the circle of a new program, 再掲 of a repost, 続き of a
heading that comes again on the next page.
"""

import re

from corpus.text.patterns import pattern

# The source has 〇 (U+3007), the numeral zero; spreadsheets hold its look-alikes too.
CIRCLES = "〇○◯"
# （再掲） before or behind a name, in any brackets.
REPOST_MARK = re.compile(r"^[（(【\[]\s*再\s*掲\s*[）)】\]]|[（(【\[]\s*再\s*掲\s*[）)】\]]$")
# 「１　くらし（続き）」: the section that began on the page before. A word may end in 続 itself.
_CONTINUED = pattern(
    r"\s*(?:[（(【\[［〔＜<]\s*(?:前(?:ページ|頁)(?:から|より)?の?)?(?:続き|つづき|続)\s*[）)】\]］〕＞>]"
    r"|(?<=\s)(?:続き|つづき))$"
)


def without_continued(heading: str) -> str:
    """Return a heading without the mark that it goes on from the page before; never nothing."""
    return _CONTINUED().sub("", heading.rstrip()).rstrip() or heading
