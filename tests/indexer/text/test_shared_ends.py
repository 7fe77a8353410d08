"""Names that share their end."""

import pytest

from indexer.text.normalize import fold_text
from indexer.text.shared_ends import shared


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("小・中学校", "小学校、中学校"),
        ("小中高生", "小学生、中学生、高校生"),
        ("中・高校生", "中学生、高校生"),
        ("国公立大学", "国立、公立大学"),
        ("市町村道", "市道、町道、村道"),
        ("乳・幼児健診", "乳児、幼児健診"),
        ("被・加害者", "被害者、加害者"),
        ("入・退院", "入院、退院"),
        # Nothing is shared.
        ("市町村の道", "市町村の道"),
        ("搬入・退院", "搬入・退院"),
        ("入・退", "入・退"),
        ("乳・卵", "乳・卵"),
    ],
)
def test_names_are_written_out(text: str, folded: str) -> None:
    assert fold_text(text) == folded


def test_what_a_short_name_stands_for() -> None:
    assert {"小学生、中学生", "中学生、高校生"} & {*shared("小中")} == {"小学生、中学生"}
    assert shared("乳幼児") == ["乳児、幼児"]
    assert shared("国公") == ["国立、公立、私立", "国立、公立"]
    assert shared("小") == shared("防災") == shared("") == []
