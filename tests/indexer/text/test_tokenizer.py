"""Sudachi's morphemes, and pieces of texts that are longer than it takes."""

import threading
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text import tokenizer
from indexer.text.analyzer import analyze
from indexer.text.normalize import fold_text
from indexer.text.tokenizer import close_dictionary, in_parts, looked_up, morphemes

# ﷺ grows to eighteen characters within Sudachi.
LONG = ["防災訓練を行う。" * 3_000, "あ" * 25_000, "ﷺ" * 4_000, "a" * 10_001, "市\n" * 9_000]


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_a_long_text_is_cut_into_pieces_without_a_gap(text: str) -> None:
    pieces = list(morphemes(text))
    assert len(pieces) > 1
    assert "".join(piece for _, piece, _ in pieces) == text
    assert all(after == before + len(piece) for (before, piece, _), (after, *_) in pairwise(pieces))


@given(st.text(max_size=40))
def test_words_cover_their_piece(text: str) -> None:
    for _, piece, words in morphemes(fold_text(text)):
        assert "".join(word.surface() for word in words) == piece


def test_what_a_text_may_be_by_itself() -> None:
    assert {word.reading_form() for word in looked_up("市場")} >= {"イチバ", "シジョウ"}
    assert not looked_up("")
    assert not looked_up("防災のしおり")


def test_a_word_has_parts_or_none() -> None:
    assert [part.surface() for part in in_parts(looked_up("選挙管理委員会")[0])][:2] == [
        "選挙",
        "管理",
    ]
    assert not in_parts(looked_up("病院")[0])


def test_a_closed_dictionary_is_opened_again() -> None:
    before = analyze("市民の避難所を開設する。")
    close_dictionary()
    assert tokenizer._local.tokenizer is None
    assert analyze("市民の避難所を開設する。") == before


def test_another_thread_keeps_its_dictionary() -> None:
    analyze("避難所")
    kept = tokenizer._local.tokenizer
    thread = threading.Thread(target=close_dictionary)
    thread.start()
    thread.join()
    assert tokenizer._local.tokenizer is kept
    assert [token.surface for token in analyze("避難所")] == ["避難", "所"]
