"""The search files: named by their content, complete, equal for equal generations."""

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from indexer import generation_directory
from indexer.browser.files import CHUNK_BYTES, FORMAT, MANIFEST
from indexer.browser.write import write_search


@pytest.fixture(scope="module")
def files(plan_directory: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("search")
    write_search(generation_directory(plan_directory), 1, directory)
    return directory


def manifest(files: Path) -> Any:
    return json.loads((files / MANIFEST).read_bytes())


def table(files: Path, name: str) -> Any:
    """All chunks of a table, put together."""
    values = [
        json.loads(gzip.decompress((files / n).read_bytes()))
        for _, n, _ in manifest(files)["chunks"][name]
    ]
    return (
        [v for value in values for v in value]
        if isinstance(values[0], list)
        else {k: v for one in values for k, v in one.items()}
    )


def test_the_manifest_names_every_file_and_its_size(files: Path) -> None:
    said = manifest(files)
    named = {name: size for chunks in said["chunks"].values() for _, name, size in chunks}
    there = {path.name: path.stat().st_size for path in files.iterdir() if path.name != MANIFEST}
    assert said["format"] == FORMAT
    assert named == there


def test_a_file_is_named_by_its_content(files: Path) -> None:
    for path in files.glob("*.gz"):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert digest.startswith(path.name.split("-")[1].removesuffix(".json.gz"))


def test_equal_generations_have_equal_files(
    files: Path, plan_directory: Path, tmp_path: Path
) -> None:
    write_search(generation_directory(plan_directory), 1, tmp_path)
    assert {p.name for p in tmp_path.iterdir()} == {p.name for p in files.iterdir()}


def test_the_keys_of_chunks_ascend(files: Path) -> None:
    chunks = manifest(files)["chunks"]
    for name in CHUNK_BYTES:
        firsts = [first for first, _, _ in chunks[name]]
        assert firsts == sorted(firsts), name


def test_postings_are_the_positions_of_the_index(files: Path, plan_segment: Any) -> None:
    for number, (term, *deltas) in enumerate(table(files, "postings")):
        assert term == plan_segment.terms[number]
        assert sum(deltas) == plan_segment.positions_of(number)[-1]


def test_every_word_of_the_programs_is_in_the_lexicon(files: Path, plan_segment: Any) -> None:
    words = table(files, "words")
    surfaces = {entry[0] or key for key, entries in words.items() for entry in entries}
    assert {lexeme.surface for lexeme in plan_segment.forward.lexemes} <= surfaces


def test_words_that_no_program_has_lead_to_one(files: Path) -> None:
    others, words = table(files, "others"), table(files, "words")
    assert ({**others, **words})["車イス"][0][1] == "車椅子"
    assert not set(others) & set(words)


def test_readings_are_said_of_what_is_not_written_as_it_is_read(files: Path) -> None:
    spoken = table(files, "spoken")
    assert "ボウサイ" in spoken["防災"].values()
    assert "システム" not in spoken


def test_synonyms_stand_under_the_first_term_which_every_search_knows(
    files: Path, plan_segment: Any
) -> None:
    synonyms, starts = table(files, "synonyms"), table(files, "core")["synonym_starts"]
    first = {plan_segment.terms[one] if isinstance(one, int) else one for one in starts}
    assert first == set(synonyms)
    for term, rows in synonyms.items():
        assert all(terms.split(" ")[0] == term for terms in rows)


def test_places_of_words_are_those_of_the_index(files: Path, plan_segment: Any) -> None:
    forward = plan_segment.forward
    for number, record in enumerate(table(files, "records")):
        first, last = forward.field_bounds(number)[[0, -1]].tolist()
        ends = [0, *(forward.starts[first:last] + forward.lengths[first:last]).tolist()]
        starts = [end + gap for end, gap in zip(ends, record["gaps"], strict=False)]
        assert starts == forward.starts[first:last].tolist()


def test_records_are_the_programs_in_their_order(files: Path, plan: Any) -> None:
    records = table(files, "records")
    assert [record["program"]["id"] for record in records] == [p.id for p in plan.programs]
