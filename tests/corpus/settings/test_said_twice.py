"""What stands twice is named with its line."""

from pathlib import Path

import pytest

import corpus
from corpus.collection import read_settings
from corpus.errors import CorpusError
from corpus.settings.collection_toml import parsed


@pytest.mark.parametrize(
    ("content", "row", "reason"),
    [
        ("a = 1\nb = 1\nb = 2\n", 3, "b が2回書かれています。"),
        ('t = """x\ny"""\nt = """x\ny"""\nz = 1', 3, "t が2回書かれています。"),
        ("[a]\nb = 1\n[c]\nb = 1\nb = [1,\n2]\n", 5, "b が2回書かれています。"),
        ('"列 名" = 1\n"列 名" = 2\n', 2, '"列 名" が2回書かれています。'),
        ("t = {a = 1, a = 2}\n", 1, "a が2回書かれています。"),
        ("[site]\na = 1\n[site]\nb = 1\n", 3, "[site] が2回書かれています。"),
        ("[site.labels]\n[site.labels]\n", 2, "[site.labels] が2回書かれています。"),
        ("a = 1\na.b = 2\n", 2, "は、前に書いた設定と重なります。"),
    ],
)
def test_what_stands_twice_is_named(content: str, row: int, reason: str) -> None:
    with pytest.raises(CorpusError) as caught:
        parsed(content.encode())
    (problem,) = caught.value.problems
    assert (problem.row, problem.reason) == (row, reason)


def test_a_title_below_a_table_that_is_a_comment_is_explained(tmp_path: Path) -> None:
    corpus.new_collection(tmp_path)
    path = tmp_path / "collection.toml"
    text = path.read_text("utf-8").replace("# title =", "title =")
    path.write_text(text, encoding="utf-8")
    (problem,) = read_settings(tmp_path)[1]
    lines = text.splitlines()
    assert problem.row is not None
    assert lines[problem.row - 1] == 'title = "○○市の施策をさがす"'
    assert problem.reason == "title が2回書かれています。"
    header = lines.index("# [site]") + 1
    assert f"{header}行の [site] の # も消してください" in problem.remedy
