#!/bin/sh
# ja-timex 0.2.8 (with pendulum 3.0.0b1): fiscal years as plans write them. 2023年度 is the fiscal year
# FY2023, but 令和5年度 is the calendar year 2023, three months of which belong to another fiscal year.
# Of a range that says its era once, 令和3～5年度 and 平成28～30年度, no year is left: they are durations
# of 5 and of 30 years. Two years, 令和3・4年度, are the month of April 2021; with a comma, 令和3、4年度,
# they are durations of 3 and of 4 years. A list filtered by these values loses such programs without
# a word, or files a program of two years under one month.
#
# Guessed before: 令和5年度 is FY2023 as 2023年度 is; of a range at least its last year is a date; of
# two years with a dot between them at least the first is a year.
# Seen: as above.
# Fails when this changes.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'ja-timex==0.2.8' 'pendulum==3.0.0b1'
"$folder/venv/bin/python" - <<'PYTHON'
from ja_timex import TimexParser

EXPECTED = {
    "2023年度": [("2023年度", "FY2023", "DATE")],
    "令和5年度": [("令和5年", "2023-XX-XX", "DATE")],
    "令和3年度～令和5年度": [("令和3年", "2021-XX-XX", "DATE"), ("令和5年", "2023-XX-XX", "DATE")],
    "令和3～5年度": [("5年", "P5Y", "DURATION")],
    "平成28～30年度": [("30年", "P30Y", "DURATION")],
    "令和3・4年度": [("令和3・4", "2021-04-XX", "DATE")],
    "令和3、4年度": [("3", "P3Y", "DURATION"), ("4年", "P4Y", "DURATION")],
}
parser = TimexParser()
for text, expected in EXPECTED.items():
    seen = [(one.text, one.value, one.type) for one in parser.parse(text)]
    print(text, seen)
    assert seen == expected, "this has changed"
PYTHON
