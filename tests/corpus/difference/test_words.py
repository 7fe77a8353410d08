"""Texts word by word: no character gets lost, whatever they are."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.difference.words import Piece, word_difference

_TEXTS = st.text(alphabet="防災訓練をする１2,. \nABcァー", max_size=30)


@given(_TEXTS, _TEXTS)
def test_the_pieces_make_up_both_texts(before: str, after: str) -> None:
    pieces = word_difference(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after
    assert all(piece.text for piece in pieces)


def test_only_the_word_that_changed_is_told() -> None:
    assert word_difference("年間1,200人が参加", "年間1,300人が参加") == (
        Piece("same", "年間"),
        Piece("removed", "1,200"),
        Piece("added", "1,300"),
        Piece("same", "人が参加"),
    )


def test_equal_texts_are_one_piece_and_none_are_none() -> None:
    assert word_difference("防災訓練", "防災訓練") == (Piece("same", "防災訓練"),)
    assert word_difference("", "") == ()


def test_very_long_texts_are_other_texts_as_a_whole() -> None:
    before, after = "防災 " * 1_000, "防災 " * 1_000 + "。"
    assert [piece.kind for piece in word_difference(before, after)] == ["removed", "added"]
