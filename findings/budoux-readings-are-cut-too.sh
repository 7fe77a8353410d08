#!/bin/sh
# BudouX 0.10.1, translate_html_string: the readings of ruby (<rt>) are part of the sentence that is cut
# into phrases, behind the kanji they belong to: 申込もうしこみ書の提出 instead of 申込書の提出. So a
# name with ruby is broken where the same name without it is not: inside the word (防|災) or inside its
# reading (もう|しこみ). The separator is U+200B in the page's text, so a word that was whole in the
# source no longer is one text for who searches or copies what the page shows.
#
# Guessed before: readings are left out of the sentence, since the same library leaves out scripts and
# knows ruby well enough not to be broken by its tags; a word with ruby is cut like the word without.
# Seen: what is said above; without ruby neither word is cut. Fails when this changes.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'budoux==0.10.1'
"$folder/venv/bin/python" - <<'PYTHON'
import re

from budoux import load_default_japanese_parser

PARSER = load_default_japanese_parser()
# With ruby, the phrases without it, and the translated text with | for what parts it.
EXPECTED = {
    "<ruby>防災<rt>ぼうさい</rt></ruby>計画を見直す。": (
        ["防災計画を", "見直す。"],
        "<ruby>防|災<rt>ぼうさい</rt></ruby>|計画を|見直す。",
    ),
    "<ruby>申込<rt>もうしこみ</rt></ruby>書の提出": (
        ["申込書の", "提出"],
        "<ruby>申込<rt>もう|しこみ</rt></ruby>書の|提出",
    ),
}
for marked, (plain_phrases, expected) in EXPECTED.items():
    plain = re.sub(r"<rt>.*?</rt>|<[^>]+>", "", marked)
    translated = re.sub(r"</?span[^>]*>", "", PARSER.translate_html_string(marked))
    seen = translated.replace("\u200b", "|")
    print(PARSER.parse(plain), seen)
    assert PARSER.parse(plain) == plain_phrases, "this has changed"
    assert seen == expected, "this has changed"
PYTHON
