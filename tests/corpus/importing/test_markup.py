"""HTML becomes the text that a page shows of it; what only looks like it stays."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.importing import repair
from corpus.importing.markup import without_markup
from tests.corpus.importing.import_files import csv_bytes, import_bytes


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("設備を<br>替える。<br/>", "設備を\n替える。"),
        ("<p>一つめ。</p><p>二つめ。</p>", "一つめ。\n二つめ。"),
        ("<ul><li>甲</li><li>乙</li></ul>", "・甲\n・乙"),
        ("<b>重要</b>な<span style='color:red'>お知らせ</span>", "重要なお知らせ"),
        ('<a href="https://example.jp/a">案内</a>', "案内（https://example.jp/a）"),
        ('<a href="https://example.jp/">https://example.jp/</a>', "https://example.jp/"),
        ("A&amp;B &lt;1&gt;", "A&B <1>"),
        ("R&D、AT&T", "R&D、AT&T"),
        ("＜くらし＞<くらし> 1<2, a<b>c", "＜くらし＞<くらし> 1<2, ac"),
        ("<DIV>大文字</DIV>", "大文字"),
        ("<script>alert(1)</script>本文", "本文"),
        ("普通の文。\n改行。", "普通の文。\n改行。"),
        ("x < y > z", "x < y > z"),
    ],
)
def test_markup(text: str, shown: str) -> None:
    assert without_markup(text) == shown


@given(st.text(st.characters(exclude_characters="<&")))
def test_a_text_without_tags_stays(text: str) -> None:
    assert without_markup(text) == text


@given(st.text("<>&/abr; pil=\"'!-"))
def test_nothing_raises(text: str) -> None:
    without_markup(text)


def test_the_repair_is_told(tmp_path: Path) -> None:
    imported = import_bytes(tmp_path, csv_bytes([["事業名", "概要"], ["甲", "一<br>二"]]), "a.csv")
    assert imported.programs[0].summary == "一\n二"
    (found,) = imported.repairs
    assert (found.cell, found.kind) == ("B2", repair.MARKUP)
