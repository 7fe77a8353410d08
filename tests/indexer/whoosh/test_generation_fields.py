"""Every field of a generation against a count made of the records and the analyzer alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from whoosh.index import open_dir
from whoosh.query import NumericRange, Term

from corpus import Program
from corpus.columns import Column
from indexer.index.field_boosts import PLAIN, Schema, texts
from indexer.whoosh.schema import TEXT_NAMES, VALUE_FIELDS
from tests.indexer.plain_reading import Postings, called, whoosh_postings
from tests.indexer.random_collections import built, own_columns, programs

FILTERS = ("id", "department", "division", "area", "is_new")


def read(reader: Any, names: Iterable[str]) -> Postings:
    """Return some analysed fields as Whoosh's reader gives them."""
    found: Postings = {}
    for name in names:
        terms = found.setdefault(name, {})
        for term in reader.lexicon(name):
            terms[term.decode()] = dict(reader.postings(name, term).items_as("positions"))
    return found


def frequencies(reader: Any, name: str, term: str) -> dict[int, tuple[float, int]]:
    """Return, by program, a term's weight and its frequency."""
    matcher = reader.postings(name, term)
    found = {}
    while matcher.is_active():
        found[matcher.id()] = matcher.weight(), matcher.value_as("frequency")
        matcher.next()
    return found


def check_texts(reader: Any, records: Sequence[Program], schema: Schema = PLAIN) -> None:
    """Check terms, programs, positions, frequencies, lengths and what is said of each term."""
    counted = whoosh_postings(records, schema)
    assert read(reader, counted) == counted
    for name, terms in counted.items():
        assert [term.decode() for term in reader.lexicon(name)] == sorted(terms)
        lengths = [0] * len(records)
        for term, places in terms.items():
            often = {doc: len(positions) for doc, positions in places.items()}
            assert frequencies(reader, name, term) == {n: (k, k) for n, k in often.items()}
            assert reader.doc_frequency(name, term) == len(places)
            assert reader.frequency(name, term) == sum(often.values())
            for doc, count in often.items():
                lengths[doc] += count
        check_lengths(reader, name, lengths)
        for term, places in terms.items():
            check_statistics(reader.term_info(name, term), places, lengths)


def check_lengths(reader: Any, name: str, lengths: Sequence[int]) -> None:
    assert [reader.doc_field_length(doc, name) for doc in range(len(lengths))] == lengths
    assert reader.field_length(name) == sum(lengths)
    assert reader.min_field_length(name) == min(lengths)
    assert reader.max_field_length(name) == max(lengths)


def check_statistics(info: Any, places: dict[int, list[int]], lengths: Sequence[int]) -> None:
    """Check what Whoosh is told of a term, by which it leaves out programs when it ranks."""
    assert (info.min_id(), info.max_id()) == (min(places), max(places))
    assert info.max_weight() == max(map(len, places.values()))
    assert info.min_length() == min(lengths[doc] for doc in places)
    assert info.max_length() == max(lengths[doc] for doc in places)


def values_of(program: Program, records: Sequence[Program]) -> dict[str, list[Any]]:
    return {
        "id": [program.id],
        "department": [program.department] if program.department else [],
        "division": [called(one, program.department, records) for one in program.divisions],
        "area": [program.area] if program.area else [],
        "is_new": [program.is_new],
    }


def check_filters(searcher: Any, records: Sequence[Program]) -> None:
    """Check which programs each value has, and that there are no other terms."""
    expected: dict[str, dict[Any, list[int]]] = {name: defaultdict(list) for name in FILTERS}
    for doc, program in enumerate(records):
        for name, values in values_of(program, records).items():
            for value in values:
                expected[name][value].append(doc)
    for name, programs_with in expected.items():
        assert len(list(searcher.reader().lexicon(name))) == len(programs_with)
        for value, docs in programs_with.items():
            assert list(searcher.docs_for_query(Term(name, value))) == docs


def check_numbers(searcher: Any, records: Sequence[Program]) -> None:
    for first, last in ((0, 10), (7, 7), (20, 1000)):
        within = [n for n, one in enumerate(records) if first <= (one.number or -1) <= last]
        found = searcher.docs_for_query(NumericRange("number", max(first, 1), last))
        assert sorted(found) == [n for n in within if records[n].number]


def check_stored(searcher: Any, records: Sequence[Program]) -> None:
    for doc, program in enumerate(records):
        stored = searcher.stored_fields(doc)
        assert tuple(stored[name] for name in TEXT_NAMES) == texts(program)[: len(TEXT_NAMES)]
        for name in ("id", "department", "area", "is_new", "url"):
            assert stored[name] == getattr(program, name)
        assert stored["division"] == list(program.divisions)
        for name in ("number", "repost_of", "source_page", "source_row"):
            assert stored.get(name) == getattr(program, name)
        assert searcher.document(id=program.id) == stored


@given(programs(), own_columns())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_random_collections(records: list[Program], columns: tuple[Column, ...]) -> None:
    with built(records, columns) as generation, open_dir(str(generation)).searcher() as searcher:
        check_texts(searcher.reader(), records, Schema.of(columns))
        check_filters(searcher, records)
        check_numbers(searcher, records)
        check_stored(searcher, records)


def test_a_collection_without_programs(tmp_path: Path) -> None:
    with built([]) as generation:
        index = open_dir(str(generation))
        assert index.doc_count() == 0
        with index.searcher() as searcher:
            assert list(searcher.reader().all_terms()) == []
            assert not searcher.search(Term("name", "防災"))


def test_terms_of_all_fields_follow_one_another(searcher: Any) -> None:
    reader = searcher.reader()
    everything = list(reader.all_terms())
    assert everything == sorted(everything)
    assert Counter(name for name, _ in everything).keys() == {*TEXT_NAMES, *VALUE_FIELDS}
    assert list(reader.terms_from("name", "防")) == [
        term for term in everything if term >= ("name", "防".encode())
    ]
