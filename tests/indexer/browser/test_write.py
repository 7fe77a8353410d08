"""The search files: named by their content, complete, equal for equal generations."""

from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from indexer import generation_directory
from indexer.browser import tables
from indexer.browser.files import (
    CHUNK_BYTES,
    FORMAT,
    MANIFEST,
    digits_of,
    file_name,
    files_of_stems,
)
from indexer.browser.write import write_search
from indexer.text.normalize import fold_text
from tests.indexer.browser.unpacking import chunks, listed, manifest, numbers, table


@pytest.fixture(scope="module")
def files(plan_directory: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("search")
    write_search(generation_directory(plan_directory), 1, directory)
    return directory


def test_the_manifest_names_every_file(files: Path) -> None:
    said = manifest(files)
    named = {
        file_name(stem, number)
        for stem, count in files_of_stems(said).items()
        for number in range(count)
    }
    there = {path.name for path in files.iterdir() if path.name != MANIFEST}
    assert said["format"] == FORMAT
    assert named == there


def test_files_are_named_by_the_content_of_their_table(files: Path) -> None:
    for stem, count in files_of_stems(manifest(files)).items():
        contents = [(files / file_name(stem, number)).read_bytes() for number in range(count)]
        assert digits_of(contents) == stem.split("-")[1]


def test_few_records_are_in_the_manifest(files: Path, plan_segment: Any) -> None:
    stem, _ = listed(manifest(files), "records")
    assert file_name(stem, 0) in manifest(files)["files"]
    assert len(table(files, "records")) == plan_segment.programs


def test_equal_generations_have_equal_files(
    files: Path, plan_directory: Path, tmp_path: Path
) -> None:
    write_search(generation_directory(plan_directory), 1, tmp_path)
    assert {p.name for p in tmp_path.iterdir()} == {p.name for p in files.iterdir()}


def test_the_keys_of_chunks_ascend(files: Path) -> None:
    for name in CHUNK_BYTES:
        _, firsts = listed(manifest(files), name)
        assert firsts == sorted(firsts), name


def test_postings_are_the_positions_of_the_index(files: Path, plan_segment: Any) -> None:
    found = table(files, "postings")
    assert len(found) == len(plan_segment.terms)
    for term, places in found:
        own = plan_segment.positions_of(plan_segment.term_numbers[term]).tolist()
        assert list(accumulate(numbers(places))) == own


def test_every_word_of_the_programs_is_in_the_lexicon(files: Path, plan_segment: Any) -> None:
    words = table(files, "words")
    surfaces = {entry[0] or key for key, entries in words.items() for entry in entries}
    assert {lexeme.surface for lexeme in plan_segment.forward.lexemes} <= surfaces


def test_words_that_no_program_has_lead_to_one(files: Path) -> None:
    others, words = table(files, "others"), table(files, "words")
    assert ({**others, **words})["車イス"][0][1] == "車椅子"
    assert not {key for key, entries in others.items() if entries} & set(words)


def test_readings_are_said_of_what_is_not_written_as_it_is_read(files: Path) -> None:
    spoken = table(files, "spoken")
    assert "ボウサイ" in spoken["防災"].values()
    assert "システム" not in spoken


def test_synonyms_stand_under_the_first_term(files: Path, plan_segment: Any) -> None:
    terms = {term for term, _ in table(files, "postings")}
    for name in ("words", "others"):
        found = [chunk["staff"] for chunk in chunks(files, name) if "staff" in chunk]
        assert found
        for first, rows in (row for one in found for row in one.items()):
            assert (first in terms) is (name == "words")
            assert all(expression.split(" ")[0] == first for expression in rows)


def test_folded_texts_are_only_said_where_the_record_has_not_the_text(
    files: Path, plan_segment: Any
) -> None:
    records, folded = table(files, "records"), table(files, "folded")
    names = [field.name for field in plan_segment.schema.fields]
    for record, row, own in zip(records, folded, tables.folded(plan_segment), strict=True):
        shown = [fold_text(str(record["program"].get(name))) for name in names]
        assert [shown[at] if text == 0 else text for at, text in enumerate(row)] == own
    assert manifest(files)["core"]["pairs"] is False
