"""Two tables of near words are read as the one that joining them whole would make."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.index.words.near_words import NearWords

Rows = list[tuple[str, float]]
Table = dict[str, Rows]

_WORDS = st.sampled_from("雪雨風霜霧")
_ROWS = st.lists(st.tuples(_WORDS, st.floats(0, 1)), max_size=4)
_TABLES = st.dictionaries(_WORDS, _ROWS)


def merged(own: Mapping[str, Rows], alike: Mapping[str, Rows]) -> Table:
    found = dict(alike)
    for word, rows in own.items():
        told = {term for term, _ in rows}
        found[word] = [*rows, *(row for row in found.get(word, ()) if row[0] not in told)]
    return found


@given(_TABLES, _TABLES)
def test_it_is_what_joining_the_tables_whole_makes(own: Table, alike: Table) -> None:
    near, whole = NearWords(own, alike), merged(own, alike)
    assert list(near) == list(whole)
    assert len(near) == len(whole)
    assert {word: list(near[word]) for word in near} == whole


@given(_TABLES, _TABLES, _WORDS)
def test_a_word_of_neither_is_unknown(own: Table, alike: Table, word: str) -> None:
    near = NearWords(own, alike)
    assert (word in near) is (word in own or word in alike)
    assert list(near.get(word, ())) == merged(own, alike).get(word, [])


def test_empty_tables_know_nothing() -> None:
    with pytest.raises(KeyError, match="雪"):
        NearWords({}, {})["雪"]
