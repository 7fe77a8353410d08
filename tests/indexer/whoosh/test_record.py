"""Whoosh as the record: what its reader gives is what the arrays hold, and rebuilds them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from numpy.typing import NDArray

import corpus
from corpus import Program
from indexer.build.analysis import analyze_programs
from indexer.index.facet_columns import FacetColumns, facet_columns
from indexer.index.fields import texts
from indexer.index.forward import Forward
from indexer.index.inverted import Inverted, idf, invert, saturated
from indexer.index.segment import Segment
from indexer.whoosh.codec import BEGINS, PROGRAM
from indexer.whoosh.fields import AREA, DEPARTMENT, DIVISION, NEW, TEXT
from tests.indexer.whoosh.parity_index import (
    SHIPPED,
    Opened,
    loaded,
    opened,
    opened_programs,
    programs,
)


def rebuilt_postings(reader: Any) -> dict[str, NDArray[Any]]:
    """Return the posting arrays made of Whoosh's postings alone."""
    starts = program_starts(reader)
    counts, docs, frequencies, position_counts, positions = [], [], [], [], []
    for term in reader.lexicon(TEXT):
        matcher = reader.postings(TEXT, term)
        before = len(docs), len(positions)
        while matcher.is_active():
            docs.append(matcher.id())
            frequencies.append(matcher.weight())
            positions += [starts[docs[-1]] + at for at in matcher.value_as("positions")]
            matcher.next()
        counts.append(len(docs) - before[0])
        position_counts.append(len(positions) - before[1])
    pseudo_frequencies = np.array(frequencies, np.float32)
    rarity = idf(reader.doc_count_all(), np.array(counts, np.int64))
    return {
        "docs": np.array(docs, np.int32),
        "frequencies": pseudo_frequencies,
        "weights": (saturated(pseudo_frequencies) * np.repeat(rarity, counts)).astype(np.float32),
        "posting_bounds": bounds(counts),
        "positions": np.array(positions, np.int32),
        "position_bounds": bounds(position_counts),
    }


def program_starts(reader: Any) -> list[int]:
    """Return the first position of every program: where the lengths before it end."""
    lengths = [reader.doc_field_length(doc, TEXT) for doc in range(reader.doc_count_all())]
    return bounds(lengths).tolist()


def bounds(counts: Sequence[int]) -> NDArray[np.int64]:
    return np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))


def rebuilt_field_bounds(reader: Any) -> NDArray[np.int64]:
    """Return where every field of every program begins, from the stored fields."""
    starts = program_starts(reader)
    begins = [fields[BEGINS] for fields in reader.all_stored_fields()]
    rows = [start + np.array(row[:-1]) for start, row in zip(starts, begins, strict=False)]
    return np.concatenate([*rows, starts[-1:]]).astype(np.int64)


def stored_programs(reader: Any) -> list[Program]:
    return [Program(**fields[PROGRAM]) for fields in reader.all_stored_fields()]


def check_postings(index: Opened) -> None:
    reader, segment = index.whoosh.reader(), index.segment
    assert [term.decode() for term in reader.lexicon(TEXT)] == segment.terms
    for name, array in rebuilt_postings(reader).items():
        np.testing.assert_array_equal(array, getattr(segment, name), name)
    np.testing.assert_array_equal(rebuilt_field_bounds(reader), segment.forward.bounds)


def check_filters(index: Opened) -> None:
    """Check that the fields of filters have for each value the programs of its column."""
    reader, columns = index.whoosh.reader(), index.segment.facets
    rebuilt = {
        name: {term: list(reader.postings(name, term).all_ids()) for term in reader.lexicon(name)}
        for name in (DEPARTMENT, DIVISION, AREA, NEW)
    }
    expected: dict[str, dict[bytes, list[int]]] = {name: {} for name in rebuilt}
    for doc in range(index.segment.programs):
        for name, value in values_of(columns, doc):
            expected[name].setdefault(value.encode(), []).append(doc)
    assert rebuilt == expected


def values_of(columns: FacetColumns, doc: int) -> set[tuple[str, str]]:
    """Return the facets' values of a program, by the columns."""
    first, last = columns.division_bounds[doc : doc + 2]
    numbers = [
        (DEPARTMENT, columns.department[doc]),
        (AREA, columns.area[doc]),
        *((DIVISION, number) for number in columns.division[first:last]),
    ]
    found = {
        (name, columns.values[name][number])
        for name, number in numbers
        if number < len(columns.values[name])
    }
    return found | ({(NEW, "t")} if columns.new[doc] else set())


def check_rebuilt_from_stored(
    index: Opened, departments: Sequence[str], areas: Sequence[str]
) -> None:
    """Check that the stored programs, analysed again, yield every array of the generation."""
    found = stored_programs(index.whoosh.reader())
    forward = analyze_programs([texts(program) for program in found])
    check_forward(forward, index.segment)
    inverted = invert(forward)
    for name in Inverted.__slots__:
        if name not in ("terms", "lexeme_terms"):
            np.testing.assert_array_equal(
                getattr(inverted, name), getattr(index.segment, name), name
            )
    assert list(inverted.terms) == index.segment.terms
    columns = facet_columns(found, departments, areas)
    assert columns.values == index.segment.facets.values
    for name in ("department", "area", "new", "division", "division_bounds"):
        np.testing.assert_array_equal(
            getattr(columns, name), getattr(index.segment.facets, name), name
        )


def check_forward(forward: Forward, segment: Segment) -> None:
    """Check that two forward indexes are the same; lexemes may be numbered differently."""
    other = segment.forward.whole()
    for name in ("starts", "lengths", "bounds", "surface_bounds"):
        np.testing.assert_array_equal(getattr(forward, name), getattr(other, name), name)
    assert forward.surface == other.surface
    assert [forward.lexemes[n] for n in forward.tokens if n >= 0] == [
        other.lexemes[n] for n in other.tokens if n >= 0
    ]
    np.testing.assert_array_equal(forward.tokens < 0, other.tokens < 0)
    assert [(at, forward.lexemes[n], size) for at, n, size in forward.compounds] == [
        (at, other.lexemes[n], size) for at, n, size in other.compounds
    ]


def test_postings_of_the_shipped_collection_agree(shipped: Opened) -> None:
    check_postings(shipped)
    check_filters(shipped)


def test_positions_carry_their_share_of_the_weight(shipped: Opened) -> None:
    reader = shipped.whoosh.reader()
    for term in reader.lexicon(TEXT):
        matcher = reader.postings(TEXT, term)
        while matcher.is_active():
            boosts = [boost for _, boost in matcher.value_as("position_boosts")]
            np.testing.assert_allclose(sum(boosts), matcher.weight(), rtol=1e-6)
            matcher.next()


def test_statistics_of_terms_agree_with_their_postings(shipped: Opened) -> None:
    reader = shipped.whoosh.reader()
    for (name, text), info in reader:
        matcher = reader.postings(name, text)
        ids = list(matcher.all_ids())
        lengths = [reader.doc_field_length(doc, name) for doc in ids]
        assert (info.min_id(), info.max_id()) == (ids[0], ids[-1])
        assert info.doc_frequency() == reader.doc_frequency(name, text) == len(ids)
        assert (info.min_length(), info.max_length()) == (min(lengths), max(lengths))
    assert reader.field_length(TEXT) == len(shipped.segment.forward.tokens)


def test_the_shipped_collection_is_rebuilt_from_what_whoosh_stores(shipped: Opened) -> None:
    collection = corpus.load(SHIPPED)
    assert stored_programs(shipped.whoosh.reader()) == list(collection.programs)
    check_rebuilt_from_stored(
        shipped, collection.collection.departments, collection.collection.areas
    )


def test_programs_are_found_by_their_id(shipped: Opened) -> None:
    for program in stored_programs(shipped.whoosh.reader()):
        assert Program(**shipped.whoosh.document(id=program.id)[PROGRAM]) == program


@given(programs())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_random_collections_agree_and_are_rebuilt(found: list[Program]) -> None:
    settings_of = loaded(found).collection
    with opened_programs(found) as index:
        check_postings(index)
        check_filters(index)
        check_rebuilt_from_stored(index, settings_of.departments, settings_of.areas)


def test_an_incremental_build_agrees_and_is_rebuilt(tmp_path: Path) -> None:
    whole = corpus.load(SHIPPED)
    first = replace(whole, programs=whole.programs[:80])
    changed = replace(whole.programs[3], summary="別の取組をする。")
    second = replace(whole, programs=(*whole.programs[60:], changed))
    with opened(first, tmp_path / "index"):
        pass
    with opened(second, tmp_path / "index") as index:
        check_postings(index)
        check_filters(index)
        check_rebuilt_from_stored(index, whole.collection.departments, whole.collection.areas)
        assert index.segment.programs == len(second.programs)
