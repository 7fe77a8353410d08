#!/bin/sh
# SudachiPy 0.7.0 with SudachiDict-core 20261015: a circled number, by which Japanese tables count the
# items of a cell (①20人 ②30歳以上), is folded to its digit before numerals are joined, and the two
# become one number: ①20人 is 120 people, ⑩5件 is 105, ①② is 12. With brackets that are signs of
# their own, (1)20人, the numbers stay apart.
#
# Guessed before: a circled number is a sign by itself, or at most a word "1" beside the word "20".
# Seen: normalized forms 120, 230, 105, 12; ( 1 ) 20 for the brackets.
# Fails when this changes.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'SudachiPy==0.7.0' 'SudachiDict-core==20261015'
"$folder/venv/bin/python" - <<'PYTHON'
from sudachipy import Dictionary, SplitMode

EXPECTED = {
    "①20人": [("①20", "120"), ("人", "人")],
    "②30歳": [("②30", "230"), ("歳", "歳")],
    "⑩5件": [("⑩5", "105"), ("件", "件")],
    "①②": [("①②", "12")],
    "(1)20人": [("(", "("), ("1", "1"), (")", ")"), ("20", "20"), ("人", "人")],
}
tokenizer = Dictionary().tokenizer()
for text, expected in EXPECTED.items():
    words = tokenizer.tokenize(text, SplitMode.C)
    seen = [(word.surface(), word.normalized_form()) for word in words]
    print(text, seen)
    assert seen == expected, "this has changed"
PYTHON
