"""Words typed as one: where they stand in a unit, and which are its slots."""

from collections.abc import Callable, Iterable

import pytest

from corpus import Program
from indexer import Query, Searcher
from indexer.index.segment import Segment
from indexer.matches.lookup import Lookup
from indexer.matches.match import Channel, Where
from indexer.matches.query_plan import Slot
from indexer.query.channels import Channels
from indexer.query.cuts import Cuts
from indexer.query.runs import RunReader, runs_in
from indexer.query.staff_synonyms import Expansions
from indexer.query.unknown.abbreviations import Abbreviations
from indexer.query.unknown.transcriptions import Transcriptions
from indexer.text.analyzer import analyze


@pytest.fixture(scope="module")
def reader(segment_of: Callable[[Iterable[Program]], Segment]) -> RunReader:
    segment = segment_of(
        [
            Program("p0", "", 1, "", "防災情報システムを使う。", department="総務部"),
            Program("p1", "", 2, "", "コールセンターを開く。"),
        ]
    )
    occurrences, vocabulary = Lookup.of(segment), segment.vocabulary
    expansions = Expansions(segment.expansions, lambda: segment.related)
    channels = Channels(vocabulary, expansions, occurrences)
    return RunReader(
        channels,
        Cuts(vocabulary, occurrences),
        occurrences,
        Abbreviations(vocabulary, channels, lambda: segment.phrases),
        Transcriptions(vocabulary, channels),
    )


def slots(reader: RunReader, text: str) -> list[Slot]:
    ((at, words),) = runs_in(analyze(text))
    return reader.slots(at, words, (0, 0), (), False)


def test_function_words_and_breaks_divide_runs() -> None:
    runs = [
        (at, [word.surface for word in words]) for at, words in runs_in(analyze("防災情報を使う"))
    ]
    assert runs == [(0, ["防災", "情報"]), (3, ["使う"])]


def test_each_word_has_a_slot(reader: RunReader) -> None:
    assert [(one.text, one.required) for one in slots(reader, "防災情報")] == [
        ("防災", True),
        ("情報", True),
    ]


def test_the_whole_name_of_a_place_is_looked_for_everywhere(reader: RunReader) -> None:
    (name,) = runs_in(analyze("総務部"))
    assert reader.is_place(name[1])
    assert {match.where for slot in slots(reader, "総務部") for match in slot.matches} == {
        Where.ANYWHERE
    }


def test_what_no_program_has_is_clipped_from_something(reader: RunReader) -> None:
    found = {match.channel for slot in slots(reader, "コルセン") for match in slot.matches}
    assert Channel.ABBREVIATION in found


def test_a_sign_behind_an_unknown_word_is_nothing_of_it(plan: Searcher) -> None:
    results = plan.search(Query(text="猟友会"))
    assert (results.total, results.missing) == (0, ("猟友会",))
