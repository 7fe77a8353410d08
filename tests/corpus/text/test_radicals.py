"""Radicals out of PDFs become the characters that Japanese writes; nothing else changes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.importing.repair import clean
from corpus.text.radicals import RADICALS


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("市⺠の成⻑", "市民の成長"),
        ("⻘少年、⻄部、⻝育", "青少年、西部、食育"),
        ("⻩⾊い⻭と⻤と⻲と⻯", "黄色い歯と鬼と亀と竜"),
        ("⻁の⻆、⻨、⻫", "虎の角、麦、斉"),
        ("神⼾市、⿈⾊、⾭、⿊", "神戸市、黄色、青、黒"),
        ("⽇本の⼀年、⾼い⾺を⾒る", "日本の一年、高い馬を見る"),
        ("江⼾川の⺟⼦⽔道⻣⻣", "江戸川の母子水道骨骨"),
    ],
)
def test_radicals_become_characters(text: str, meant: str) -> None:
    assert clean(text) == meant


def test_every_radical_has_a_character_and_none_is_a_radical() -> None:
    assigned = [code for code in range(0x2E80, 0x2FD6) if unicodedata.category(chr(code)) != "Cn"]
    # Those left are strokes and parts with no character of their own.
    missing = {code for code in assigned if code not in RADICALS}
    assert missing == {0x2E80, 0x2E87, 0x2E91, 0x2E95, 0x2EAA, 0x2EB5, 0x2EC7}
    assert not any(0x2E80 <= ord(to) <= 0x2FD5 for to in RADICALS.values())


@given(st.text(st.characters(exclude_characters="".join(map(chr, RADICALS)))))
def test_other_characters_stay(text: str) -> None:
    assert text.translate(RADICALS) == text


def test_a_name_written_in_an_old_form_stays_as_it_is() -> None:
    assert clean("黃さんと戶田さん") == "黃さんと戶田さん"
