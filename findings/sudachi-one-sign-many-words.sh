#!/bin/sh
# SudachiPy 0.7.0 with SudachiDict-core 20261015: where one character of a text stands for several
# words, the first has it and the others have an empty surface behind it: ⑴ is "(" at 0 to 1, then "1"
# and ")" at 1 to 1, ㈰ likewise, and ㍿ in mode A is 株式 at 0 to 1 and 会社 at 1 to 1. Who marks the
# hit of 会社 by begin() and end() marks nothing, and who drops words with an empty surface loses the
# day of ㈰ and the number of ⑴, while ㍿ whole (mode C) is 株式会社 at 0 to 1.
#
# Guessed before: every word that comes from the sign has the sign's own range.
# Seen: as above.
# Fails when this changes.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'SudachiPy==0.7.0' 'SudachiDict-core==20261015'
"$folder/venv/bin/python" - <<'PYTHON'
from sudachipy import Dictionary, SplitMode

EXPECTED = {
    ("⑴", "C"): [("(", "⑴", 0, 1), ("1", "", 1, 1), (")", "", 1, 1)],
    ("㈰", "C"): [("(", "㈰", 0, 1), ("日", "", 1, 1), (")", "", 1, 1)],
    ("㍿", "C"): [("株式会社", "㍿", 0, 1)],
    ("㍿", "A"): [("株式", "㍿", 0, 1), ("会社", "", 1, 1)],
}
tokenizer = Dictionary().tokenizer()
for (text, mode), expected in EXPECTED.items():
    words = tokenizer.tokenize(text, getattr(SplitMode, mode))
    seen = [(w.normalized_form(), w.surface(), w.begin(), w.end()) for w in words]
    print(text, mode, seen)
    assert seen == expected, "this has changed"
PYTHON
