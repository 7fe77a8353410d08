"""Figures beside each other have a name, and sometimes a date, in common."""

import pytest

from corpus.targets.counted import counted
from corpus.targets.prose import Prose
from corpus.targets.reading import read_figures
from corpus.targets.sharing import is_shared


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("割合 45.3%（R5）→ 目標値 60%", True),
        ("残高は7億円増え、約44億円", True),
        ("割合 40%以上,60%以下", True),
        ("時間\n1日当たり67分間 (平成23年)\n1日当たり83分間", True),
        ("延べ24名（1市当たり2名）", False),
        ("件数は234件で、前年度比12.3%の増", True),
        ("件数は234件で、前年度比37件", False),
        ("点数 350点 90%", False),
        ("入館者数 200人 4%増", True),
        ("残高は財政規模の10%（約20億円）", True),
        ("利用者数 なし なし 3人 なし 5人", True),
        ("相談20件。参加50人", False),
    ],
)
def test_a_figure_has_the_name_of_the_one_before(text: str, shared: bool) -> None:
    prose = Prose(text)
    before, found = counted(prose)
    assert is_shared(prose, before, found, "割合") is shared


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("割合 40%以上,60%以下（R7）", ["2025", "2025"]),
        ("健康寿命 男性 80.1歳、女性 84.3歳（R1）", ["2019", "2019"]),
        ("割合 40%→60%（R7）", ["", "2025"]),
        ("人数 現状 210人 目標 400人（R8）", ["", "2026"]),
        ("認定数 12戸（H26） 35戸 65戸（H36）", ["2014", "", "2024"]),
        ("満足度 45%（R5） 60%", ["2023", ""]),
        ("利用者数 10人、利用率 60%（R7）", ["", "2025"]),
    ],
)
def test_the_last_of_a_list_dates_all(text: str, years: list[str]) -> None:
    assert [one.when for one in read_figures(text)] == years


def test_what_is_held_against_a_target_has_not_its_name() -> None:
    prose = Prose("目標値が60%以上に対して、現在は9.2%")
    before, found = counted(prose)
    assert not is_shared(prose, before, found, "目標値")
    assert is_shared(prose, before, found, "認知度")
