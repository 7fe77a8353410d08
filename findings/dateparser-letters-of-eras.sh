#!/bin/sh
# dateparser 1.5.0: a Japanese date with the letter of its era, as offices write it, is neither read nor
# refused: the letter is passed over and the figures are some other date, another one for each way of
# writing. H30.4.1 (1 April 2018) is 1 April 2030, H30.04.01 is 30 April 2001, R3.3.31 (31 March 2021)
# is 3 March 2031. In running text search_dates finds, also with languages=["ja"], in
# 令和6年4月1日から令和6年4月30日まで the one date 4 June 2030 and says that it stands in "から令和6年4月";
# 平成30年度 is thirty years ago. (The whole text 令和6年4月1日 is None.)
#
# Guessed before: None for every one of them, as an era is not supported.
# Seen: what is said above. Fails when this changes.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'dateparser==1.5.0'
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
from datetime import date, datetime

import dateparser
from dateparser.search import search_dates

TODAY = {"RELATIVE_BASE": datetime(2026, 11, 30)}
EXPECTED = {
    "令和6年4月1日": None,
    "H30.4.1": date(2030, 4, 1),
    "H30.04.01": date(2001, 4, 30),
    "R3.3.31": date(2031, 3, 3),
    "H12.4.1": date(2012, 4, 1),
}
for text, expected in EXPECTED.items():
    read = dateparser.parse(text, settings=TODAY)
    seen = read and read.date()
    print(text, seen)
    assert seen == expected, "this has changed"

for text, expected in {
    "令和6年4月1日から令和6年4月30日まで": [("から令和6年4月", date(2030, 6, 4))],
    "平成30年度": [("30年", date(1996, 11, 30))],
}.items():
    found = search_dates(text, languages=["ja"], settings=TODAY) or []
    seen = [(part, when.date()) for part, when in found]
    print(text, seen)
    assert seen == expected, "this has changed"
PYTHON
