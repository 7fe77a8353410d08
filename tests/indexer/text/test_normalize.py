"""Folding: what it unifies, and that every folded character leads back to the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text import normalize
from indexer.text.normalize import fold, fold_text

# Text that gives folding something to do: marks, dashes, spaced headings, broken lines, signs.
AWKWARD = st.text(
    alphabet=st.one_of(
        st.sampled_from("かはウ゛゜ﾞﾟ\u3099\u309aゝゞヽヾ㈱①Ⅷｶﾞへべペ-－‐・元年令和aU.ー 　\n\r\t"),
        st.sampled_from("福島県\u200b\ufe0f\U000e0101\ufeff\x00髙﨑齋㍻㌔ﬁ🏳\u200d🌈\ud800"),
        st.characters(),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ＥーＴＡＸ", "etax"),
        ("０３ー１２３４", "03-1234"),
        ("東京ー大阪", "東京-大阪"),
        ("防災ーIT", "防災-it"),
        ("第ー期", "第一期"),
        ("サーバー室", "サーバー室"),
        ("Node.js", "node/js"),
        ("end. Next", "end. next"),
        ("八ッ場", "八ツ場"),
        ("引っ越しとチケット", "引っ越しとチケット"),
        ("ＩＣＴ", "ict"),
        ("ﾊﾞｽ", "バス"),
        ("か\u3099", "が"),
        ("は゜", "ぱ"),
        ("いすゞ", "いすず"),
        ("ここゝ", "こここ"),
        ("髙齋", "高斎"),
        ("サ－バ", "サーバ"),
        ("デ―タ", "データ"),
        ("メンバ-", "メンバー"),
        ("2019-2020", "2019-2020"),
        ("e-ラーニング", "eラーニング"),
        ("Wi‐Fi", "wifi"),
        ("U・Iターン", "uiターン"),
        ("AI・IoT", "ai・iot"),
        ("令和元年", "令和2019年"),
        ("根元年齢", "根元年齢"),
        ("㈱福島", "株式会社福島"),
        ("平成㉚年", "平成30年"),
        ("福 島 県", "福島県"),
        ("農 業", "農 業"),
        ("環境保全農\n\n業課", "環境保全農業課"),
        ("ICT\n・事業", "ict\n・事業"),
        ("情\u200b報\ufe0f", "情報"),
        ("へルプ", "ヘルプ"),
        ("東京へバスで", "東京へバスで"),
        ("a\x00b\rc", "a b c"),
    ],
)
def test_what_is_written_differently_is_folded_alike(written: str, folded: str) -> None:
    assert fold_text(written) == folded


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    assert fold_text("防\ud800災") == "防\ufffd災"


@pytest.mark.parametrize(
    ("written", "piece", "original"),
    [
        ("防災ﾊﾞｽ停", "バス", "ﾊﾞｽ"),
        ("福 島 県 計画", "福島県", "福 島 県"),
        ("県\n庁の", "県庁", "県\n庁"),
        ("㈱福島", "会社", "㈱"),
        ("情\u200b報公開", "情報", "情\u200b報"),
        ("第㉚回", "30", "㉚"),
    ],
)
def test_a_piece_leads_back_to_its_original(written: str, piece: str, original: str) -> None:
    folded = fold(written)
    at = folded.text.index(piece)
    start, end = folded.span(at, at + len(piece))
    assert written[start:end] == original


@given(text=AWKWARD)
def test_spans_ascend_and_stay_within_the_text(text: str) -> None:
    folded = fold(text)
    last = (0, 0)
    for at in range(len(folded.text)):
        span = folded.span(at, at + 1)
        assert 0 <= span[0] < span[1] <= len(text)
        # Characters that one sign became all lead to that sign; others never go back.
        assert span == last or span[0] >= last[1]
        last = span


@given(text=AWKWARD, data=st.data())
def test_a_span_covers_the_spans_of_its_characters(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    pieces = [folded.span(at, at + 1) for at in range(start, end)]
    assert folded.span(start, end) == (pieces[0][0], pieces[-1][1])


@given(text=AWKWARD)
def test_a_text_folded_again_is_what_it_was(text: str) -> None:
    """Short texts are remembered, with the way back to their originals."""
    assert fold(text) == fold("".join(text)) == normalize._folded(text)


@given(text=AWKWARD)
def test_folded_text_has_no_character_that_a_tokenizer_refuses(text: str) -> None:
    folded = fold_text(text)
    folded.encode()
    assert not set(folded) & set("\x00\r\t\u200b\ufeff\ufe0f")
