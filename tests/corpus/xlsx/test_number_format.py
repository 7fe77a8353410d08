"""Numbers, days and times of a workbook are texts as Excel in Japanese shows them."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.xlsx.number_format import built_in_format, number_text, text_shown, year_hidden

# 2023-03-15 and 2027-03-31 as spreadsheets count days, and half past nine as a part of one.
MARCH_2023, MARCH_2027, HALF_PAST_NINE = 45_000, 46_477, 0.395833333333333


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1.0, "General", "1"),
        (0.1 + 0.2, "General", "0.3"),
        (1e300, "General", "1E+300"),
        (1e300, "#,##0", "1E+300"),
        (5.0, "00", "05"),
        (1 / 3, "0.00", "0.33"),
        (0.125, "0.0%", "12.5%"),
        (1234.5, "#,##0.00", "1,234.50"),
        (12345.678, "#,##0.0#", "12,345.68"),
        (300.0, "¥#,##0", "¥300"),
        (1500.0, "[$¥-411]#,##0", "¥1,500"),
        (1500.0, '_ "¥"* #,##0_ ;_ "¥"* \\-#,##0_ ;_ "¥"* "-"_ ;_ @_ ', "¥1,500"),
        (12_345_678.0, '#,##0,"千円"', "12,346千円"),
        (3.0, '0"人"', "3人"),
        (3.0, '"約"General"人"', "約3人"),
        (5000.0, "0.00E+00", "5.00E+03"),
        (0.5, "# ?/?", "1/2"),
        (5.0, "[<10]0;[>=10]00", "5"),
    ],
)
def test_numbers(value: float, code: str, text: str) -> None:
    assert number_text(value, code) == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (-5.0, '#,##0;"△ "#,##0', "△ 5"),
        (-5.0, "#,##0;[Red]\\-#,##0", "-5"),
        (-1500.0, "#,##0_);\\(#,##0\\)", "(1,500)"),
        (-1500.0, "¥#,##0", "-¥1,500"),
        (0.0, '#,##0;"△"#,##0;"-"', "-"),
        (3.0, ";;;", ""),
    ],
)
def test_signs_are_those_of_the_format(value: float, code: str, text: str) -> None:
    assert number_text(value, code) == text


@pytest.mark.parametrize(("value", "text"), [(0.125, "13%"), (-0.125, "-13%"), (0.005, "1%")])
def test_halves_are_rounded_away_from_zero(value: float, text: str) -> None:
    assert number_text(value, "0%") == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (MARCH_2027, 'yyyy"年"m"月"', "2027年3月"),
        (MARCH_2027, 'm"月"d"日"', "3月31日"),
        (MARCH_2027, '[$-411]ggge"年"m"月"d"日"', "令和9年3月31日"),
        (MARCH_2027, "[$-411]ge.m.d;@", "R9.3.31"),
        (43_585, "ge.m.d", "H31.4.30"),
        (43_586, 'ggge"年"m"月"', "令和1年5月"),
        (43_586, '[$-ja-JP-x-gannen]ggge"年"m"月"', "令和元年5月"),
        (MARCH_2027, "m/d(aaa)", "3/31(水)"),
        (MARCH_2027, "mmm-yy", "Mar-27"),
        (HALF_PAST_NINE, "h:mm", "9:30"),
        (HALF_PAST_NINE, 'h"時"mm"分"', "9時30分"),
        (HALF_PAST_NINE + 0.5, "h:mm AM/PM", "9:30 PM"),
        (1 + HALF_PAST_NINE, "[h]:mm", "33:30"),
        (MARCH_2027 + HALF_PAST_NINE, "yyyy/m/d h:mm", "2027/3/31 9:30"),
        (1, 'm"月"d"日"', "1月1日"),
        (61, 'm"月"d"日"', "3月1日"),
    ],
)
def test_days_and_times(value: float, code: str, text: str) -> None:
    assert number_text(value, code) == text


@pytest.mark.parametrize("code", ["yyyy/m/d", "yyyy-mm-dd", "m/d/yy;@", "yyyy-mm-dd h:mm:ss"])
def test_days_in_figures_have_one_form(code: str) -> None:
    assert number_text(MARCH_2023, code) == "2023/3/15"


@pytest.mark.parametrize(
    ("number", "value", "text"),
    [
        (0, 0.5, "0.5"),
        (1, 12.5, "13"),
        (2, 1 / 3, "0.33"),
        (6, -1500.0, "¥-1,500"),
        (10, 0.5, "50.00%"),
        (14, MARCH_2027, "2027/3/31"),
        (20, HALF_PAST_NINE, "9:30"),
        (34, MARCH_2027, "2027年3月"),
        (56, MARCH_2027, "3月31日"),
        (58, MARCH_2027, "令和9年3月31日"),
    ],
)
def test_formats_that_are_named_by_their_number(number: int, value: float, text: str) -> None:
    assert number_text(value, built_in_format(number)) == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (245211111, "000-000-0000", "024-521-1111"),
        (9608670, '"〒"000-0000', "〒960-8670"),
        (7, "00-00", "00-07"),
        (1, '[=1]"総務部";[=2]"環境部"', "総務部"),
        (0, '[=1]"有";[=0]"無"', "無"),
        (1500, '[>=1000]#,##0"千";0', "1,500千"),
        (12, ";;;", ""),
        (0.5, "# ?/?", "1/2"),
        (1.5, "# ?/?", "1 1/2"),
        (0.75, "[$-411]AM/PM h:mm", "午後 6:00"),
        (46113.4, "yyyy/mm/dd hh:mm", "2026/04/01 09:36"),
        (-15, '0"人";;"なし"', ""),
        (0, '0"人";;"なし"', "なし"),
        (1e-05, "General", "0.00001"),
        (1000000000000000.0, "General", "1E+15"),
        (46113, '[DBNum1][$-411]ggge"年"m"月"d"日"', "令和八年四月一日"),
        (46143, '[DBNum1][$-411]ggge"年"m"月"d"日"', "令和八年五月一日"),
        (15, '[DBNum3][$-411]0"人"', "１５人"),
        (123, "[DBNum1]General", "百二十三"),
        (123, "[DBNum1]0", "一二三"),
        (46113, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2026年04月01日（水曜日）"),
        (0.75, "[$-F400]h:mm:ss\\ AM/PM", "18:00:00"),
        (1234.5, "#,##0.00", "1,234.50"),
        (5, "#,##0", "5"),
        (0, "#,##0", "0"),
        (0, "#", ""),
        (1234567, "#,##0,", "1,235"),
        (12345, "0.00E+00", "1.23E+04"),
        (99999, "0.00E+00", "1.00E+05"),
        (0.00012, "0.0E+00", "1.2E-04"),
        (2452111, "[<=9999999]###-####;(00) ####-####", "245-2111"),
        (312345678, "[<=9999999]###-####;\\(00\\) ####-####", "(03) 1234-5678"),
        (3, '@"部"', "3部"),
        (-5, "[>=0]0;0", "-5"),
        (0.333, "# ??/??", "1/3"),
        (2, "# ?/?", "2"),
        (0.25, "?/4", "1/4"),
        (1000, '#,##0"円"', "1,000円"),
        (0.5, "0%", "50%"),
        (123456789012, "0", "123456789012"),
        (12, '"第"00"号"', "第12号"),
        (20260401, '0000"-"00"-"00', "2026-04-01"),
        (3, 'G/標準"人"', "3人"),
    ],
)
def test_codes_words_and_the_systems_own_forms(value: float, code: str, text: str) -> None:
    assert number_text(value, code) == text


@pytest.mark.parametrize(
    ("text", "code", "shown"),
    [
        ("総務", '@"部"', "総務部"),
        ("調査中", '@"（見込）"', "調査中（見込）"),
        ("x", ";;;", ""),
        ("x", "0", "x"),
        ("x", '0;-0;0;"【"@"】"', "【x】"),
        ("x", "@", "x"),
    ],
)
def test_texts_have_formats_too(text: str, code: str, shown: str) -> None:
    assert text_shown(text, code) == shown


@given(st.integers(0, 10**10 - 1))
def test_no_figure_of_a_number_is_lost_between_texts(value: int) -> None:
    """A telephone number keeps all its figures, in their order."""
    shown = number_text(value, '"("00")"0000"-"0000')
    assert "".join(filter(str.isdigit, shown)) == f"{value:010}"


@given(st.text(), st.text('#0?,.%;@/\\"[]円-_*', max_size=10))
def test_no_format_of_a_text_raises(text: str, code: str) -> None:
    text_shown(text, code)


@pytest.mark.parametrize("value", [-1.0, 1e9, 0.5])
def test_what_is_no_day_stays_a_number(value: float) -> None:
    assert number_text(value, "yyyy/m/d") == number_text(value, "General")


def test_days_are_counted_from_1904_where_the_workbook_says_so() -> None:
    assert number_text(44196, "yyyy/m/d") == "2020/12/31"
    assert number_text(44196 - 1462, "yyyy/m/d", from_1904=True) == "2020/12/31"


@given(st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 31)))
def test_every_moment_comes_back_to_the_second(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    value = (moment - datetime(1899, 12, 30)) / timedelta(days=1)
    text = number_text(value, 'yyyy"年"mm"月"dd"日"hh"時"mm"分"ss"秒"')
    assert text == f"{moment:%Y年%m月%d日%H時%M分%S秒}"


@given(st.integers(-(10**14), 10**14))
def test_whole_numbers_are_what_python_makes_of_them(value: int) -> None:
    assert number_text(value, "#,##0") == f"{value:,}"
    assert number_text(value, "0") == number_text(value, "General") == str(value)


@given(st.floats(), st.text('#0?,.%;@/\\"[]yYmdhsgeaAPM $-_*+E円年', max_size=12))
def test_no_format_raises(value: float, code: str) -> None:
    if value == value and abs(value) != float("inf"):
        number_text(value, code)


@pytest.mark.parametrize(
    "code",
    [
        'm"月"d"日"',
        "m/d",
        "m月d日",
        "d-mmm",
        "mm/dd(aaa)",
        'd"日"',
        "[$-411]m/d;@",
        "aaaa",
        "m/d h:mm",
    ],
)
def test_a_day_without_its_year_is_known_with_it(code: str) -> None:
    assert year_hidden(46376, code) == "2026/12/20"


@pytest.mark.parametrize(
    "code",
    ["General", "0", "h:mm", "[h]:mm", "mm:ss", "yyyy/m/d", 'yy"年"m"月"', "ge.m.d", ";;;", "e.m.d",
     "[$-F800]dddd", '0"日"', "@"],
)  # fmt: skip
def test_with_a_year_or_without_a_day_there_is_none_hidden(code: str) -> None:
    assert year_hidden(46376, code) is None


def test_a_number_that_is_no_day_has_no_year() -> None:
    assert year_hidden(0.5, "m/d") is None
    assert year_hidden(-4, "m/d") is None
