#!/bin/sh
# SudachiPy 0.7.0 with SudachiDict-core 20261015: a numeral in kanji is a figure where it stands as a word
# (二 is 2, 第三号 is 第 / 3 / 号), but not where it is a part of a headword: 第二子 in split mode A is
# 第 / 二 / 子, with 二 as the normalized form, while 二子 and 第二 alone have 2. So 第2子 and 第二子, or
# 第二子 and 第二, share no term for the number, in either mode.
#
# Guessed before: mode A only cuts; each part has the normalized form that it has when it stands alone.
# Seen: what is said above. Fails when this changes.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'SudachiPy==0.7.0' 'SudachiDict-core==20261015'
"$folder/venv/bin/python" - <<'PYTHON'
from sudachipy import Dictionary, SplitMode

tokenizer = Dictionary().tokenizer()
for text, expected in {
    "第二子": "第 二 子",
    "第2子": "第 2 子",
    "第二": "第 2",
    "二子": "2 子",
    "第三号": "第 3 号",
}.items():
    seen = " ".join(word.normalized_form() for word in tokenizer.tokenize(text, SplitMode.A))
    print(text, "→", seen)
    assert seen == expected, "this has changed"
PYTHON
