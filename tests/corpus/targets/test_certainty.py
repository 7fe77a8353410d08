"""What is surely a figure of an indicator, and what a text may only mention."""

import pytest

from corpus.targets.certainty import is_sure
from corpus.targets.counted import counted
from corpus.targets.prose import Prose


@pytest.mark.parametrize(
    ("text", "label", "sure"),
    [
        ("利用者数 100人という声が寄せられている", "利用者数", True),
        ("会場 100人という声が寄せられている", "会場", False),
        ("会場 100人を目指す", "会場", True),
        ("会場 年100人という声が寄せられている", "会場", True),
        ("会場 約100人という声が寄せられている", "会場", False),
        ("小学校12校、中学校5校で実施する", "小学校", False),
        ("小学校12校、中学校5校", "小学校", True),
        ("会場 100人 → 120人にしたいという声がある", "会場", True),
        ("計画相談 2.6万人（24年度） 24.0万人（29年度）", "計画相談", True),
        ("計画相談 2.6万人（24年度） 24.0万円の費用", "計画相談", False),
        ("農地集積 1,090ha ○農業参入の支援と連携強化", "農地集積", True),
        ("実施率 10回", "実施率", False),
        ("輸出額 438件", "輸出額", False),
    ],
)
def test_prose_mentions_numbers_and_targets_state_them(text: str, label: str, sure: bool) -> None:
    prose = Prose(text)
    assert is_sure(prose, counted(prose)[0], label) is sure
