"""What a figure counts, in the text's own words."""

import pytest

from corpus.targets.counted import counted
from corpus.targets.label import own_label
from corpus.targets.prose import Prose
from corpus.targets.reading import read_figures


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("・利用者数：12,000人", "利用者数"),
        ("【目標】整備率 50％", "整備率"),
        ("成果指標：聴取可能世帯率 97％", "聴取可能世帯率"),
        ("・活動指標１：開催回数 5回", "開催回数"),
        ("アウトカム： 満足度 80％", "満足度"),
        ("（成果指標）組織率 80％", "組織率"),
        ("KPI達成率 80％", "KPI達成率"),
        ("利用者数（目標）500人（実績）480人", "利用者数"),
        ("耐震化率は、令和7年度までに95％", "耐震化率"),
        ("基金残高は、財政規模の10％とする", "基金残高"),
        ("運動実施率（週に一度）　成人の55％", "運動実施率（週に一度）"),
        ("実施職員数　前年度の1.2倍", "実施職員数"),
        ("電気使用量 平成25年度比46％減", "電気使用量"),
        ("市内総生産額\n　現状（令和元年度）2,345億円", "市内総生産額"),
        ("概ね430人(約10%)の職員数の削減を目指す", "職員数の削減"),
        ("1万回の目標に対し、実績が伸びた", "目標"),
        ("相談件数は増加傾向（2022年度 16件）", "相談件数"),
        ("「安全、安心なまち」と思う市民の割合 80％", "「安全、安心なまち」と思う市民の割合"),
        ("開催回数 当初 51回", "開催回数"),
        ("平成12年度比で約35％減とする", ""),
        ("現在の水道普及率は99.98%", "現在の水道普及率"),
        ("就職率\n現状値（直近の値）：47.9%", "就職率"),
        ("旅行者数\n平成32年初めまでに2,500万人", "旅行者数"),
        ("計画期間内に10件", ""),
        ("欠食する割合 子ども：4.1％", "欠食する割合 子ども"),
        ("全国平均 80％", ""),
        ("目標を上回る 100％", ""),
        ("71.1％の経営体が確保していない", ""),
        ("／50％", ""),
    ],
)
def test_the_name_of_the_first_figure(text: str, label: str) -> None:
    prose = Prose(text)
    assert own_label(prose, counted(prose)[0], None) == label


def labels(text: str) -> list[str]:
    return [one.label for one in read_figures(text)]


def test_the_names_of_the_figures_behind() -> None:
    assert labels("出前講座 小学校8校・中学校4校で各2回") == ["出前講座"]
    assert labels("講演会 公民館5館で各年3回") == ["講演会"]
    assert labels("観光客の200万人来訪（推計113万人）") == []
    assert labels("24時間死者数を2,500人以下とする")[-1] == "死者数"
