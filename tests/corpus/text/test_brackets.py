"""A bracket holds lines together only where it is closed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.importing.repair import rejoined
from corpus.text.brackets import mask_unclosed, unmask


@pytest.mark.parametrize(
    "text",
    [
        "花を植える（種は市民が選ぶ。\n水は毎朝やる。\n冬のあいだは休む。",
        "「植える\n水（井戸）をやる\n冬は休む",
        "手順（次の通り\n1）植える\n2）水をやる",
        "【対象\n市民\n事業者\n団体\n学校",
        "（a\nb\nc\nd\ne\nf）",
        "植える（春\n休む（冬\n終わる",
    ],
)
def test_lines_behind_a_bracket_that_nothing_closes_stay(text: str) -> None:
    assert rejoined(text, None) == text


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("花（春\nの花）を植える", "花（春の花）を植える"),
        ("次のとおり【重要\n水をやる\n休む】とする", "次のとおり【重要水をやる休む】とする"),
        ("「植える（春\n）」とする\n次の行", "「植える（春）」とする\n次の行"),
    ],
)
def test_a_closed_bracket_holds_its_lines_together(text: str, joined: str) -> None:
    assert rejoined(text, None) == joined


@given(st.text("（）「」【】1aア。\n・文"))
def test_masks_come_off_again(text: str) -> None:
    assert unmask(mask_unclosed(text)) == text


@given(st.text("（）「」【】1aア。\n・文"))
def test_no_character_but_breaks_is_lost(text: str) -> None:
    kept = "".join(rejoined(text, None).split())
    assert kept == "".join(text.split())
