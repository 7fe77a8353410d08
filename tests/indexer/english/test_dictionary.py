"""Which entries of the dictionary may be of a collection's words."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.english.dictionary import Dictionary, dictionary
from indexer.english.jmdict import SEPARATOR, Entries
from indexer.text.letters import letters

# Few signs, so that beginnings meet; the last stands beyond the first plane.
WORDS = st.text("避難者あーケ𠮟", min_size=1, max_size=4)
ROWS = st.lists(
    st.tuples(st.lists(WORDS, min_size=1, max_size=3), st.lists(st.sampled_from("123"))),
    max_size=12,
)


def dictionary_of(rows: list[tuple[list[str], list[str]]]) -> Dictionary:
    columns = [SEPARATOR.join(words) for words, _ in rows], [SEPARATOR.join(one) for _, one in rows]
    return Dictionary(Entries(columns[0], [""] * len(rows), columns[1]))


@given(ROWS, st.frozensets(WORDS), st.frozensets(st.sampled_from("123")), st.frozensets(WORDS))
def test_those_concern_a_collection_that_begin_so_or_are_near(
    rows: list[tuple[list[str], list[str]]],
    known: frozenset[str],
    groups: frozenset[str],
    words: frozenset[str],
) -> None:
    def begins(word: str) -> bool:
        own = letters(word)
        return any(own.startswith(one[:3]) for one in known)

    assert dictionary_of(rows).concerning(known, groups, words) == [
        at
        for at, (spellings, own) in enumerate(rows)
        if any(map(begins, spellings)) or groups.intersection(own) or spellings[0] in words
    ]


def test_letters_are_those_of_each_spelling() -> None:
    shipped = dictionary()
    places = shipped.concerning({"ケーブル"}, (), ())
    assert places
    for at, own in zip(places, shipped.spelled(places), strict=True):
        spellings = shipped.entries.spellings[at].split(SEPARATOR)
        assert own.split(SEPARATOR) == [letters(one) for one in spellings]


def test_words_are_the_usual_spellings() -> None:
    assert list(dictionary_of([(["障害者", "障碍者"], []), (["者"], [])]).words()) == [
        "障害者",
        "者",
    ]


def test_of_no_entries_there_are_none() -> None:
    nothing = dictionary_of([])
    assert nothing.concerning({"避難", "者"}, ("1",), {"避難"}) == []
    assert nothing.spelled([]) == []
