"""The texts of changes come back, and take no more room than there is."""

from hypothesis import given
from hypothesis import strategies as st

from corpus import Program
from indexer.store.change_texts import States, characters, texts_item, texts_of

PROGRAMS = st.builds(
    Program,
    id=st.text(min_size=1, max_size=4),
    area=st.text(max_size=4),
    number=st.none() | st.integers(0, 99),
    name=st.text(max_size=9),
    summary=st.text(max_size=30),
    divisions=st.lists(st.text(max_size=3), max_size=2).map(tuple),
    is_new=st.booleans(),
    keywords=st.lists(st.text(max_size=3), max_size=2).map(tuple),
    extra=st.lists(st.tuples(st.text(max_size=3), st.text(max_size=3)), max_size=2).map(tuple),
)
STATES = st.builds(States, st.none() | PROGRAMS, st.none() | PROGRAMS)
TEXTS = st.dictionaries(st.text(max_size=3), STATES, max_size=5)


@given(TEXTS)
def test_states_come_back(texts: dict[str, States]) -> None:
    assert texts_of(texts_item(texts)) == texts


@given(TEXTS, st.integers(0, 600))
def test_no_more_is_kept_than_there_is_room_for(texts: dict[str, States], room: int) -> None:
    kept = texts_item(texts, room)
    assert characters(kept) <= room
    assert list(kept) == list(texts)[: len(kept)]


def test_what_was_written_without_texts_has_none() -> None:
    assert texts_of(None) == {}
