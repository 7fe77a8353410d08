"""Where matches stand in a text."""

import pytest

from indexer import Searcher
from indexer.answer.fragments import _united
from tests.indexer.answer.test_fragments import marks


def test_spans_that_touch_are_one() -> None:
    assert _united([(4, 6), (0, 2), (2, 3), (5, 9)]) == [(0, 3), (4, 9)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("バス", {"name": ["ﾊﾞｽ"]}),
        ("運行", {"name": ["運 行"]}),
        ("株式会社", {"summary": ["㈱"]}),
        ("wifi", {"summary": ["Ｗｉ－Ｆｉ"]}),
        ("見直し", {"summary": ["見直し"]}),
        # A line that breaks inside a word stays unmarked.
        ("電子申請", {"summary": ["電子", "申請"]}),
        ("障害者", {"targets": ["障がい者"]}),
        ("パーセント", {"targets": ["％"]}),
        # The honorific is not looked for.
        ("お知らせ", {"summary": ["知らせ"]}),
        ("乗合", {"name": ["ﾊﾞｽ"]}),
        ("ばす", {"name": ["ﾊﾞｽ"]}),
        ('"申請の窓口"', {"summary": ["申請", "窓口"]}),
    ],
)
def test_the_original_characters_are_marked(
    small: Searcher, text: str, expected: dict[str, list[str]]
) -> None:
    assert marks(small, text) == expected


def test_parts_that_stand_apart_are_marked_apart(small: Searcher) -> None:
    assert marks(small, "電子申請", "c") == {"name": ["申請"], "summary": ["電子", "申請"]}
