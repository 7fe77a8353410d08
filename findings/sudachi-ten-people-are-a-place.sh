#!/bin/sh
# SudachiPy 0.7.0 with SudachiDict-core 20261015: ten people (十人) are a place of that name, and so
# are the tens of people of any number written in kanji: 二十人 is 二 and the place 十人, with the
# normalized forms 2 and 十人, while 二十分 and 六十日 are a number and its counter. A count of people in
# kanji (三十人) has no form in common with the same count in figures (30人).
#
# Guessed before: 三十人 is 三十 and 人, as 三十分 is 三十 and 分, with the normalized form 30.
# Seen: 三十人 = 三 (数詞, 3) + 十人 (固有名詞, 地名); 三百人 = 三百 (300) + 人.
# Fails when this changes.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'SudachiPy==0.7.0' 'SudachiDict-core==20261015'
"$folder/venv/bin/python" - <<'PYTHON'
from sudachipy import Dictionary, SplitMode

tokenizer = Dictionary().tokenizer()


def cut(text):
    found = tokenizer.tokenize(text, SplitMode.C)
    return [(one.normalized_form(), one.part_of_speech()[2]) for one in found]


seen = {text: cut(text) for text in ("三十人", "二十人", "三百人", "二十分", "30人")}
for text, words in seen.items():
    print(text, words)
assert seen["三十人"] == [("3", "*"), ("十人", "地名")], "this has changed"
assert seen["二十人"] == [("2", "*"), ("十人", "地名")], "this has changed"
assert [form for form, _ in seen["三百人"]] == ["300", "人"], "this has changed"
assert [form for form, _ in seen["二十分"]] == ["20", "分"], "this has changed"
assert [form for form, _ in seen["30人"]] == ["30", "人"], "this has changed"
PYTHON
