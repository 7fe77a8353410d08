"""`sesaku index` and `sesaku rollback`: what is published, said and refused."""

from dataclasses import replace
from pathlib import Path

from indexer import LiveIndex
from tests.indexer.commands.cli_collection import PROGRAMS, Run, write_programs


def test_collection_with_errors_is_refused_and_the_index_stays(
    run: Run, collection: Path, index: Path
) -> None:
    write_programs(collection, [PROGRAMS[0], replace(PROGRAMS[1], id="1", name="")])
    result = run("index", collection, "--index", index)
    assert (result.exit_code, result.stdout) == (1, "")
    *problems, verdict = result.stderr.splitlines()
    assert len(problems) == 2
    assert all(line.startswith("sesaku: programs.csv 3行 ") for line in problems)
    assert verdict == "sesaku: 誤りが2件あるため、何も変えていません。"
    assert LiveIndex(index).searcher().generation == 1


def test_unexpected_shrink_needs_force(run: Run, collection: Path, index: Path) -> None:
    write_programs(collection, PROGRAMS[:1])
    refused = run("index", collection, "--index", index)
    assert refused.exit_code == 1
    assert "--force" in refused.stderr
    assert run("index", collection, "--index", index, "--force").exit_code == 0


def test_an_index_is_not_put_into_a_folder_in_other_use(run: Run, collection: Path) -> None:
    before = sorted(collection.iterdir())
    for command in ("index", "rollback"):
        result = run(command, collection, "--index", collection)
        assert (result.exit_code, result.stdout) == (4, "")
        assert sorted(collection.iterdir()) == before


def test_watching_prints_no_json(run: Run, collection: Path, index: Path) -> None:
    assert run("index", collection, "--index", index, "--watch", "--json").exit_code == 2
