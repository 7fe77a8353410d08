"""Where the shipped collection and the default indexes lie."""

from pathlib import Path

from indexer.locations import index_directory, shipped_collection


def test_the_shipped_collection_has_its_files() -> None:
    names = {path.name for path in shipped_collection().iterdir()}
    assert {"collection.toml", "programs.csv", "synonyms.csv", "source.txt"} <= names


def test_collections_of_one_name_have_indexes_of_their_own(tmp_path: Path) -> None:
    first, second = tmp_path / "a" / "計画", tmp_path / "b" / "計画"
    assert index_directory(first) != index_directory(second)
    assert index_directory(first).name.startswith("計画-")


def test_an_index_does_not_depend_on_how_its_collection_is_named(tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    plan.mkdir()
    assert index_directory(plan / ".." / "plan") == index_directory(plan)


def test_names_that_file_systems_refuse_are_replaced(tmp_path: Path) -> None:
    assert index_directory(tmp_path / "a:b*c").name.startswith("a_b_c-")
