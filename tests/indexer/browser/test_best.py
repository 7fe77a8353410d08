"""The best programs of a word stand in one file, and files of words say in which."""

from pathlib import Path
from typing import Any

from indexer.browser.best import Best
from indexer.browser.chunks import Files
from indexer.browser.files import file_name
from indexer.browser.numbering import Numbering
from indexer.index.segment import Segment
from tests.indexer.browser import unpacking

_COMMON = 8


def written(segment: Segment, directory: Path) -> tuple[Best, list[dict[str, Any]]]:
    best = Best(segment, Numbering(segment))
    files = Files(directory)
    records = [{"number": number} for number in range(segment.programs)]
    stem, firsts = best.write(files, records)
    count = len(list(unpacking.numbers(firsts)))
    return best, [unpacking.content_of(directory / file_name(stem, n)) for n in range(count)]


def test_the_best_programs_of_a_common_noun_are_in_its_file(
    plan_segment: Segment, tmp_path: Path
) -> None:
    best, chunks = written(plan_segment, tmp_path)
    numbering = Numbering(plan_segment)
    files = unpacking.files_of_terms(best.of(range(len(numbering.terms))))
    found = {number: file for number, file in enumerate(files) if file is not None}
    assert {"情報", "システム"} <= {numbering.terms[number] for number in found}
    for number, file in found.items():
        docs, weights = plan_segment.postings(numbering.own[number])
        assert len(docs) >= _COMMON
        rows = unpacking.rows(chunks[file]["records"])
        programs = list(unpacking.ascending(chunks[file]["programs"]))
        assert [row["number"] for row in rows] == programs
        ranked = sorted(zip(-weights, docs.tolist(), strict=True))[:10]
        assert {doc for _, doc in ranked} <= set(programs)


def test_each_term_has_the_file_that_it_has_alone(plan_segment: Segment, tmp_path: Path) -> None:
    best, chunks = written(plan_segment, tmp_path)
    numbering = Numbering(plan_segment)
    terms = range(100, len(numbering.terms) - 100)
    together = unpacking.files_of_terms(best.of(terms))
    assert together == [(unpacking.files_of_terms(best.of([n])) or [None])[0] for n in terms]
    assert {file for file in together if file is not None} <= set(range(len(chunks)))
    for number, file in zip(terms, together, strict=True):
        docs, _ = plan_segment.postings(numbering.own[number])
        assert file is None or len(docs) >= _COMMON


def test_terms_without_any_say_nothing(plan_segment: Segment, tmp_path: Path) -> None:
    best, _ = written(plan_segment, tmp_path)
    assert best.of([]) == {}
