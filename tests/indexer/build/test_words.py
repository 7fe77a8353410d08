"""Words by number: what the numbers say is what the analyzer says, text by text."""

from collections.abc import Sequence
from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.build import words as module
from indexer.build.words import TEXT_END, Flow, Words
from indexer.index.ranges import sliced
from indexer.text.analyzer import analyze
from indexer.text.lexeme import Kind
from indexer.text.normalize import fold_text
from tests.indexer.index.test_forward import TEXT


def _texts(flow: Flow, words: Words, text: int) -> list[tuple[str, int]]:
    """The terms of a text with where they begin, through the columns."""
    columns, lexemes = words.columns(), words.new_lexemes()
    found = []
    for at in range(flow.bounds[text], flow.bounds[text + 1]):
        number = int(flow.words[at])
        for part in range(columns.first[number], columns.first[number + 1]):
            if columns.codes[part] >= 0:
                start = int(flow.starts[at] + columns.offsets[part])
                found.append((lexemes[columns.codes[part]].term, start))
    return found


@settings(max_examples=40)
@given(TEXT)
def test_a_text_has_the_terms_that_the_analyzer_gives(text: str) -> None:
    _has_its_terms(text)


def _has_its_terms(text: str) -> None:
    folded = fold_text(text)
    words = Words()
    flow = words.cut([folded])
    assert [term for term, _ in _texts(flow, words, 0)] == [
        part.lexeme.term
        for token in analyze(folded)
        for part in token.parts
        if part.lexeme.kind > Kind.FUNCTION
    ]


@settings(max_examples=40)
@given(st.text("不適正な処理非住宅 。未し", max_size=12))
def test_opposites_are_the_words_that_the_analyzer_gives(text: str) -> None:
    _has_its_terms(text)


@settings(max_examples=40)
@given(st.lists(TEXT.map(fold_text), min_size=1, max_size=4))
def test_texts_are_the_same_alone_and_together(texts: Sequence[str]) -> None:
    words = Words()
    together = words.cut(texts)
    alone = [words.cut([text]) for text in texts]
    for number, one in enumerate(alone):
        part = together.of([number])
        assert part.words.tolist() == one.words.tolist()
        assert part.starts.tolist() == one.starts.tolist()
        assert part.words[-1] == TEXT_END
        assert part.starts[-1] == len(texts[number])


def test_lexemes_are_told_once() -> None:
    words = Words()
    words.cut(["防災訓練"])
    words.columns()
    first = words.new_lexemes()
    assert "防災" in [lexeme.term for lexeme in first]
    assert words.new_lexemes() == ()
    words.cut(["防災と観光"])
    words.columns()
    again = {lexeme.term for lexeme in words.new_lexemes()}
    assert "観光" in again
    assert again.isdisjoint(lexeme.term for lexeme in first)


def test_a_word_of_several_lengths_has_a_number_for_each() -> None:
    """Sudachi takes すごーーい for すごーい, one word of its dictionary."""
    words = Words()
    first = words.cut(["すごーーいすごーい"]).words.tolist()
    assert len({*first}) == 3
    assert words.cut(["すごーーいすごーい"]).words.tolist() == first
    assert len(words) == 3


@settings(max_examples=30)
@given(st.lists(TEXT.map(fold_text) | st.text("不適正な非住宅 カキクし", max_size=8), max_size=4))
def test_words_that_were_let_go_are_the_same_words(texts: Sequence[str]) -> None:
    words, lexemes = Words(), []
    found = []
    for text in [*texts, *texts]:
        flow = words.cut([text])
        columns = words.columns()
        lexemes += words.new_lexemes()
        rows = sliced(
            columns.first[flow.words].astype(np.int64), np.diff(columns.first)[flow.words]
        )
        told = [lexemes[code] if code >= 0 else code for code in columns.codes[rows].tolist()]
        found.append((told, columns.lengths[flow.words].tolist(), flow.starts.tolist()))
        words.let_go()
        assert not words.in_memory
    assert found[: len(texts)] == found[len(texts) :]


def test_words_of_the_dictionary_keep_their_numbers_when_they_are_let_go() -> None:
    words = Words()
    first = words.cut(["防災訓練を行う"]).words.tolist()
    words.let_go()
    assert words.cut(["防災訓練を行う"]).words.tolist() == first
    assert not words.in_memory


@settings(max_examples=30)
@given(
    texts=st.lists(TEXT.map(fold_text) | st.text("すーごいカキ", max_size=8), max_size=4),
    most=st.integers(1, 3),
)
def test_numbers_are_the_same_however_soon_words_are_sorted_in(
    texts: Sequence[str], most: int
) -> None:
    late, soon = Words(), Words()
    expected = [late.cut([text]).words.tolist() for text in [*texts, *texts]]
    with patch.object(module, "_MOST_RECENT", most):
        assert [soon.cut([text]).words.tolist() for text in [*texts, *texts]] == expected
