"""Tables of words that are taken over are those that a full build makes."""

from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Program
from indexer.index import contents, files
from indexer.index.contents import dictionary_tables
from indexer.index.vocabulary import vocabulary_tables
from indexer.index.words.tables_before import TablesBefore, lacking_words
from tests.indexer.index_sample import Index

SUMMARIES = (
    "防災訓練を行う。",
    "県の図書館の輸出入",
    "電子申請、お知らせ",
    "生ごみと大雪",
    "ＡＩ−ＯＣＲ",
)
TABLES = (files.VOCABULARY, files.ALIKE, files.ENGLISH, files.TERMS, files.LEXEMES)
WORDS = st.lists(
    st.sampled_from(["防災", "見直す", "輸出入", "生ごみ", "看護師", "AI", "ワクワク"]), max_size=3
)


def programs(*summaries: str) -> list[Program]:
    return [Program(f"p{n}", "区分", n, "名", text) for n, text in enumerate(summaries)]


def tables(index: Index) -> dict[str, bytes]:
    return {name: content for name, content in index.files().items() if name in TABLES}


@pytest.fixture(autouse=True)
def made_every_time() -> object:
    """Other tests share what dictionaries come to; here it is what is tested."""
    with patch.object(contents, "dictionary_tables", dictionary_tables):
        yield


@pytest.mark.parametrize(
    "changed",
    [
        "防災訓練を行う！",  # the same words
        "防災訓練を行う。看護師",  # one that the dictionary has
        "防災訓練を行う。ズンドギャグル",  # one that it has not
        "訓練を行う。",  # one less
        "",
    ],
)
def test_an_update_has_the_tables_of_a_full_build(tmp_path: Path, changed: str) -> None:
    index, other = Index(tmp_path / "one"), Index(tmp_path / "other")
    index.update(programs(*SUMMARIES * 3))
    after = programs(changed, *(SUMMARIES * 3)[1:])
    index.update(after)
    other.update(after)
    assert tables(index) == tables(other)


def test_tables_of_the_same_words_are_not_made_again(tmp_path: Path) -> None:
    index = Index(tmp_path)
    index.update(programs(*SUMMARIES))
    with (
        patch.object(contents, "english_table", side_effect=AssertionError),
        patch.object(contents, "alike", side_effect=AssertionError),
    ):
        index.update(programs(*SUMMARIES[1:], "防災訓練を行う！"))


def test_a_word_that_no_dictionary_has_changes_no_english(tmp_path: Path) -> None:
    index = Index(tmp_path)
    index.update(programs(*SUMMARIES))
    with patch.object(contents, "english_table", side_effect=AssertionError):
        index.update(programs(*SUMMARIES, "ズンドギャグル"))


def test_tables_that_other_code_made_are_made_again(tmp_path: Path) -> None:
    index = Index(tmp_path)
    with patch("indexer.build.update.tables_version", return_value="another"):
        index.update(programs(*SUMMARIES))
    with (
        patch.object(contents, "english_table", side_effect=AssertionError),
        pytest.raises(AssertionError),
    ):
        index.update(programs(*SUMMARIES[1:], "防災訓練を行う！"))


@settings(max_examples=25, deadline=None)
@given(before=WORDS, after=WORDS)
def test_a_vocabulary_is_that_of_the_lexemes(
    tmp_path_factory: pytest.TempPathFactory, before: Sequence[str], after: Sequence[str]
) -> None:
    index = Index(tmp_path_factory.mktemp("index"))
    index.update(programs("、".join(before)))
    then = TablesBefore(index.segment())
    other = Index(tmp_path_factory.mktemp("index"))
    other.update(programs("、".join(after)))
    lexemes = other.segment().forward.lexemes
    found, made = then.vocabulary_of(lexemes), vocabulary_tables(lexemes)
    # In their order, too.
    assert orjson.dumps(found) == orjson.dumps(made)


def test_words_that_lack_are_those_that_are_no_terms() -> None:
    assert lacking_words({"大雪": [("雪", 0.5)], "雪": [("氷", 0.7)]}, ["雪"]) == {
        "大雪": [("雪", 0.5)]
    }
