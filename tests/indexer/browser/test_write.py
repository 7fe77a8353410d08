"""The search files: named by their content, complete, equal for equal generations."""

import hashlib
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from indexer import generation_directory
from indexer.browser.files import CHUNK_BYTES, FORMAT, MANIFEST, file_name
from indexer.browser.write import write_search
from tests.indexer.browser.unpacking import chunks, manifest, numbers, table


@pytest.fixture(scope="module")
def files(plan_directory: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("search")
    write_search(generation_directory(plan_directory), 1, directory)
    return directory


def test_the_manifest_names_every_file(files: Path) -> None:
    said = manifest(files)
    named = {file_name(name, end) for name, own in said["chunks"].items() for _, end in chunks(own)}
    there = {path.name for path in files.iterdir() if path.name != MANIFEST}
    assert said["format"] == FORMAT
    assert named == there


def test_a_file_is_named_by_its_content(files: Path) -> None:
    for path in files.glob("*-*.gz"):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert digest.startswith(path.name.split("-")[1].removesuffix(".json.gz"))


def test_equal_generations_have_equal_files(
    files: Path, plan_directory: Path, tmp_path: Path
) -> None:
    write_search(generation_directory(plan_directory), 1, tmp_path)
    assert {p.name for p in tmp_path.iterdir()} == {p.name for p in files.iterdir()}


def test_the_keys_of_chunks_ascend(files: Path) -> None:
    own = manifest(files)["chunks"]
    for name in CHUNK_BYTES:
        firsts = [first for first, _ in chunks(own[name])]
        assert firsts == sorted(firsts), name


def test_postings_are_the_positions_of_the_index(files: Path, plan_segment: Any) -> None:
    for number, (term, places) in enumerate(table(files, "postings")):
        assert term == plan_segment.terms[number]
        assert list(accumulate(numbers(places))) == plan_segment.positions_of(number).tolist()


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
    synonyms, starts = table(files, "synonyms"), manifest(files)["core"]["synonym_starts"]
    first = {plan_segment.terms[one] if isinstance(one, int) else one for one in starts}
    assert first == set(synonyms)
    for term, rows in synonyms.items():
        assert all(terms.split(" ")[0] == term for terms in rows)
