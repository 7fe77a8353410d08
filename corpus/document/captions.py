"""Texts between tables that say what the rows below them belong to: an area, a department."""

import re

from corpus.text.marks import without_continued

# A caption is short, and no sentence.
_LONGEST = 40
_AREA = re.compile(
    r"[（(【<＜]?(?:第\s*[0-9０-９一二三四五六七八九十]{1,3}\s*[編章節部]"
    r"|(?:基本(?:目標|方針|施策|政策)|施策|政策|重点|分野|柱)?\s*[0-9０-９Ⅰ-Ⅻ一二三四五六七八九十]{1,3}(?![0-9０-９年月日ページ頁件]))"
    r"[）)】>＞]?[\s.．、:：　]+[^\W\d_].*"
)
_DEPARTMENT = re.compile(
    r"[（(【〔［\[<＜■●◆○◎□▼]?\s*(?P<name>[一-龠ぁ-んァ-ヶー]{1,12}(?:部|局|庁|委員会|本部|事務局|室))"
    r"\s*[）)】〕］\]>＞]?"
)
_NO_CAPTION = re.compile(r"[（(]?注|※|＊|\*|出典|資料|備考")
# Dots lead to the page in a list of contents.
_CONTENTS = re.compile(r"[….・]{3,}|…")


def area_of(text: str) -> str | None:
    """Return the caption of an area as it is first written; None for another text."""
    title = title_of(text)
    return title if title and _AREA.fullmatch(title) else None


def title_of(text: str) -> str | None:
    """Return a text that may stand over a table as it is first written; None for a sentence, a
    note or a line of the contents.
    """
    text = without_continued(text.strip())
    if (
        len(text) > _LONGEST
        or text.endswith("。")
        or (_NO_CAPTION.match(text) or _CONTENTS.search(text))
    ):
        return None
    return text


def department_of(text: str) -> str | None:
    """Return the department of a caption like 「（総務部）」; None for another text."""
    found = _DEPARTMENT.fullmatch(without_continued(text.strip()))
    return found["name"] if found else None


def is_note(text: str) -> bool:
    """Tell whether a text is a note to a table or says where it is from."""
    return _NO_CAPTION.match(text.strip()) is not None


def is_caption(text: str) -> bool:
    """Tell whether a new part begins with the text."""
    return area_of(text) is not None or department_of(text) is not None


def is_same_caption(text: str, before: str) -> bool:
    """Tell whether a caption is the one before, come again on another page."""
    return without_continued(text) == without_continued(before)


def is_continuation(text: str) -> bool:
    """Tell whether a caption says that what it is the caption of began before."""
    return is_caption(text) and without_continued(text) != text
