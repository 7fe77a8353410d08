"""A new collection is complete, explains its settings, and overwrites nothing."""

import re
from pathlib import Path

import pytest

import corpus
from corpus.collection import read_settings
from corpus.writer import write_atomically
from indexer.index.collection_info import CollectionInfo, collection_values
from webui.request.wording import label_names
from webui.site.settings import ACCESSIBILITY_KEYS, KEYS, site_of

_SETTING = re.compile(r"^# ((?:\"?\w+\"? = .+)|(?:\[+[\w.]+\]+))$", re.MULTILINE)


def test_a_new_collection_is_free_of_problems(tmp_path: Path) -> None:
    directory = tmp_path / "a" / "plan"
    paths = corpus.new_collection(directory)
    assert [path.name for path in paths] == ["collection.toml", "programs.csv", "synonyms.csv"]
    loaded = corpus.load(directory)
    assert (loaded.programs, loaded.warnings) == ((), ())
    assert loaded.collection.title == "plan"
    assert read_settings(directory)[0] == corpus.Collection(directory, "plan")


def test_every_setting_works_as_the_comment_has_it(tmp_path: Path) -> None:
    corpus.new_collection(tmp_path)
    path = tmp_path / "collection.toml"
    path.write_text(_SETTING.sub(r"\1", path.read_text("utf-8")), encoding="utf-8")
    collection, problems = read_settings(tmp_path)
    assert problems == ()
    defaults = corpus.Collection(tmp_path, tmp_path.name)
    unset = {
        name
        for name in corpus.Collection.__dataclass_fields__
        if getattr(collection, name) == getattr(defaults, name)
    }
    # Years and links stand in files of their own.
    assert unset == {"directory", "area_descriptions", "years", "links"}
    assert set(collection.site) == {"site"}
    # As the index hands it to the pages.
    site = site_of(CollectionInfo.of(collection_values(collection)))
    assert site.title == "○○市の施策をさがす"
    settings = collection.site["site"]
    assert isinstance(settings, dict)
    assert set(settings) == set(KEYS)
    assert set(settings["labels"]) == label_names()
    assert set(settings["accessibility"]) == set(ACCESSIBILITY_KEYS)


def test_areas_with_descriptions_as_the_comment_has_them(tmp_path: Path) -> None:
    corpus.new_collection(tmp_path)
    path = tmp_path / "collection.toml"
    text = path.read_text("utf-8")
    example = re.search(r"#   (\[\[areas\]\])\n#   (name = .+)\n#   (description = .+)\n", text)
    assert example is not None
    path.write_text(text + "\n" + "\n".join(example.groups()), encoding="utf-8")
    assert read_settings(tmp_path)[0].area_descriptions == {"安全・安心": "災害に強いまちをつくる"}


@pytest.mark.parametrize("name", ["collection.toml", "programs.csv", "synonyms.csv"])
def test_nothing_is_written_where_one_file_is_there(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(corpus.CorpusError) as caught:
        corpus.new_collection(tmp_path)
    assert [problem.file for problem in caught.value.problems] == [str(tmp_path / name)]
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text("utf-8") == "mine"


def test_a_disk_that_fills_up_leaves_no_half_of_a_collection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(path: Path, content: bytes) -> None:
        if path.name == "synonyms.csv":
            raise OSError(28, "No space left on device", str(path))
        write_atomically(path, content)

    with monkeypatch.context() as full:
        full.setattr("corpus.initial.files.write_atomically", write)
        with pytest.raises(OSError, match="No space"):
            corpus.new_collection(tmp_path / "plan")
    assert list((tmp_path / "plan").iterdir()) == []
    assert len(corpus.new_collection(tmp_path / "plan")) == 3


def test_other_files_are_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(b"x")
    assert len(corpus.new_collection(tmp_path)) == 3


def test_a_file_in_place_of_the_directory(tmp_path: Path) -> None:
    path = tmp_path / "plan"
    path.write_text("x", encoding="utf-8")
    with pytest.raises(corpus.CorpusError) as caught:
        corpus.new_collection(path)
    assert len(caught.value.problems) == 1
