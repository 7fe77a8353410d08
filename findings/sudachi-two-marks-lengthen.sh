#!/bin/sh
# SudachiPy 0.7.0 with SudachiDict-core 20261015: two hyphens or two wave dashes, with which texts part a
# heading from what follows (エコ--活動, ボランティア〜〜募集), are shortened to one long-vowel mark and
# belong to the word before them: エコ--活動 is エコー (echo) and 活動, メディア〜〜 メディアー,
# ボランティア〜〜募集 is ボラン / ティアー / 募集; behind kanji or figures they are a word ー. One such mark alone is
# left: エコ-活動 is エコ / - / 活動, and メ-ル, where a vowel is meant, is three words.
#
# Guessed before: the plugin for long vowels shortens runs of ー, and knows hyphens only within katakana.
# Seen: normalized forms as above. Fails when this changes.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'SudachiPy==0.7.0' 'SudachiDict-core==20261015'
"$folder/venv/bin/python" - <<'PYTHON'
from sudachipy import Dictionary, SplitMode

tokenizer = Dictionary().tokenizer()
for text, expected in {
    "エコ-活動": "エコ - 活動",
    "エコ--活動": "エコー 活動",
    "メディア〜〜交流": "メディアー 交流",
    "ボランティア-募集": "ボランティア - 募集",
    "ボランティア〜〜募集": "ボラン ティアー 募集",
    "図書館--児童書": "図書館 ー 児童書",
    "2020--2021年度": "2020 ー 2021 年度",
    "メ-ル": "メ - ル",
    "デ--タ": "データ",
}.items():
    seen = " ".join(word.normalized_form() for word in tokenizer.tokenize(text, SplitMode.C))
    print(text, "→", seen)
    assert seen == expected, "this has changed"
PYTHON
