"""Years, dates and numerals of folded text."""

import pytest

from indexer.text.normalize import fold, fold_text


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("令和３～５年度", "令和2021年度、2022年度、2023年度"),
        ("H30～R2年度", "平成2018年度、2019年度、2020年度"),
        ("令和３・４年度", "令和2021年度、2022年度"),
        ("平成28年度、29年度", "平成2016年度、2017年度"),
        ("平成30,31年度", "平成2018年度、2019年度"),
        ("2021～23年度", "2021年度、2022年度、2023年度"),
        ("令和6年度から令和8年度まで", "令和2024年度、2025年度、2026年度まで"),
        ("令和八年度", "令和2026年度"),
        ("R6.4.1改正", "令和2024年4月1日改正"),
        ("2024-04-01", "2024年4月1日"),
        ("2024/4/1", "2024年4月1日"),
        ("R8当初予算", "令和2026年度当初予算"),
        ("実績（R5）", "実績(令和2023年度)"),
        ("R3-R5の計画", "令和2021年度、2022年度、2023年度の計画"),
        ("FY2026", "2026年度"),
        ("FY26の実績", "2026年度の実績"),
        ("FY2024-2026", "2024年度、2025年度、2026年度"),
        ("㋿８年度", "令和2026年度"),
        ("㍻30年", "平成2018年"),
        ("R元年度", "令和2019年度"),
        ("H3ロケット", "h3ロケット"),
        ("SR8予算", "sr8予算"),
        # What is no year of that era, and what is no date.
        ("平成30年、5年間の計画", "平成2018年、5年間の計画"),
        ("昭和40年代", "昭和40年代"),
        ("1.20.3", "1.20.3"),
        ("r6.13.1", "r6.13.1"),
    ],
)
def test_years_and_dates_are_western(written: str, folded: str) -> None:
    assert fold_text(written) == folded


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("①20人", "1 20人"),
        ("100㎡20台", "100m2 20台"),
        ("別表⑩5年", "別表10 5年"),
        ("三十人", "30人"),
        ("十人", "10人"),
        ("十人十色", "十人十色"),
        ("第Ⅱ期", "第2期"),
        ("第II期", "第2期"),
        ("第XI章", "第11章"),
        ("wii", "wii"),
        ("No.5", "no5"),
        ("10,20代", "10代、20代"),
        ("10～20代", "10代、20代"),
        ("3～5歳児", "3歳児、4歳児、5歳児"),
        ("4～6月", "4月、5月、6月"),
        ("15～49歳", "15歳、49歳"),
        ("5～10人", "5人、10人"),
        ("1.5～2倍", "1.5~2倍"),
        ("1,000人", "1,000人"),
        ("(株)会津", "株式会社会津"),
        ("COVID-19", "covid19"),
    ],
)
def test_numbers_and_signs_are_written_out(written: str, folded: str) -> None:
    assert fold_text(written) == folded


def test_a_range_leads_back_to_where_it_is_written() -> None:
    text = "計画は令和３～５年度とする"
    folded = fold(text)
    at = folded.text.index("2022")
    start, end = folded.span(at, at + 4)
    assert text[start:end] == "３～５"
