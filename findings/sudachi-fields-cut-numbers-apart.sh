#!/bin/sh
# SudachiPy 0.7.0 with SudachiDict-core 20261015: the argument `fields` of a tokenizer, which says
# what of a word is loaded from the dictionary to save time, changes where a text is cut. Numbers are
# joined only where the parts of speech are loaded, and across a comma or a point only where the
# normalized forms are, too.
#
# Guessed before: the words are the same, and only what was not asked for is missing in them.
# Seen: 1,234件 is 1,234|件 with all fields or pos and normalized_form, 1|,|234|件 with pos, and
# 1|,|2|3|4|件 with surface alone; 2020年度 is 2|0|2|0|年度 with surface alone. No word of it is said.
# An index whose tokenizer loads other fields than that of its queries does not find its numbers.
# Fails when this changes.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'SudachiPy==0.7.0' 'SudachiDict-core==20261015'
"$folder/venv/bin/python" - <<'PYTHON'
from sudachipy import Dictionary, SplitMode

FIELDS = {
    "all": None,
    "both": {"surface", "pos", "normalized_form"},
    "pos": {"surface", "pos"},
    "surface": {"surface"},
}
EXPECTED = {
    ("1,234件", "all"): "1,234|件",
    ("1,234件", "both"): "1,234|件",
    ("1,234件", "pos"): "1|,|234|件",
    ("1,234件", "surface"): "1|,|2|3|4|件",
    ("1.5倍", "all"): "1.5|倍",
    ("1.5倍", "pos"): "1|.|5|倍",
    ("2020年度", "all"): "2020|年度",
    ("2020年度", "pos"): "2020|年度",
    ("2020年度", "surface"): "2|0|2|0|年度",
    ("三千円", "all"): "三千|円",
    ("三千円", "surface"): "三|千|円",
}
dictionary = Dictionary()
for (text, fields), expected in EXPECTED.items():
    tokenizer = dictionary.tokenizer(SplitMode.C, fields=FIELDS[fields])
    seen = "|".join(word.surface() for word in tokenizer.tokenize(text))
    print(text, fields, seen)
    assert seen == expected, "this has changed"
PYTHON
