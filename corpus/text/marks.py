"""Marks that tables of programs carry: the circle of a new program, 再掲 of a repost."""

import re

# The source has 〇 (U+3007), the numeral zero; spreadsheets hold its look-alikes too.
CIRCLES = "〇○◯"
# （再掲） before or behind a name, in any brackets.
REPOST_MARK = re.compile(r"^[（(【\[]\s*再\s*掲\s*[）)】\]]|[（(【\[]\s*再\s*掲\s*[）)】\]]$")
