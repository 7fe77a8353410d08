"""Page furniture of a plan: the lines of its pages that belong to no program."""

import re
from dataclasses import dataclass

COLUMN_HEADING = "列見出し"
PAGE_NUMBER = "ページ番号"
AREA_HEADING = "展開方向の見出し"
AREA_NAME = "展開方向の一覧"
AREA_DESCRIPTION = "展開方向の説明"
TITLE = "表題と前書き"

COLUMN_HEADINGS = frozenset(
    ("整理", "番号", "新", "規", "施策（事業）名称", "取組概要", "指標・目標", "部局等名", "担当課")
)

AREA_HEADING_FORM = re.compile(r"(?P<number>[0-9０-９]{1,2})\u3000(?P<name>\S+)")
_PAGE_NUMBER = re.compile(r"[0-9]{1,4}")
_LISTED_AREA = re.compile(r"「(?P<name>[^」]+)」")
_DESCRIBED_AREA = re.compile(r"～.+～")


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line of the page that belongs to no program, and what it is （COLUMN_HEADING など）."""

    line: int
    kind: str
    text: str


def furniture_kind(line: str) -> str:
    """Return what a line is by its form; what has none of the forms is title or preface."""
    if line and all(word in COLUMN_HEADINGS for word in line.split()):
        return COLUMN_HEADING
    forms = (
        (_PAGE_NUMBER, PAGE_NUMBER),
        (AREA_HEADING_FORM, AREA_HEADING),
        (_LISTED_AREA, AREA_NAME),
        (_DESCRIBED_AREA, AREA_DESCRIPTION),
    )
    return next((kind for form, kind in forms if form.fullmatch(line)), TITLE)
