"""Numbers that are mentioned by the way, and their neighbours that are not."""

import pytest

from corpus.targets.counted import counted
from corpus.targets.prose import Prose


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("満足度 30％～40％", []),
        ("参加者 15〜20人", []),
        ("待機者を5人から10人の間にする", []),
        ("待機者を10人から5人にする", ["10", "5"]),
        ("割合を35.2％から令和8年度に40.1％へ上げる", ["35.2", "40.1"]),
        ("達成率 92.3%(167項目/181項目)", ["92.3"]),
        ("整備済み 23か所／全45か所", ["23"]),
        ("59市町村のうち47市町村", ["47"]),
        ("週3回以上運動する市民の割合 55%", ["55"]),
        ("運動実施率（週1回以上） 55%", ["55"]),
        ("補助 1人10,000円", ["10,000"]),
        ("2人に1人が利用する", []),
        ("比率 92％台を維持", []),
        ("市民1人当たり 912g", ["912"]),
        ("移行率が3割以上の事業所を増やす", []),
        ("達成率100%以上のものが多い", []),
        ("販売金額1千万円以上の農業経営体を増やす", []),
        ("年10回以上の開催", ["10"]),
        ("新規就農者数 1人 15人 30人", ["1", "15", "30"]),
        ("運動実施率（週1回以上） 当初 37%", ["37"]),
        ("3人以上が参加した場合", []),
        ("教室 月2回×12か月", ["2"]),
    ],
)
def test_what_is_counted_and_what_is_said_by_the_way(text: str, numbers: list[str]) -> None:
    assert [one.number["number"] for one in counted(Prose(text))] == numbers
