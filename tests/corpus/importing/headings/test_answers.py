"""What is said of headings is said of headings that are there, and kept where it is news."""

from pathlib import Path

import pytest

from corpus import Collection, CorpusError
from corpus.columns import Column, Label
from corpus.importing import read_import
from corpus.importing.headings.answers import to_remember

LIST = "事業名,概要,あれ\r\n防災,そなえる,\r\n子育て,そだてる,\r\n"


def test_a_heading_that_the_file_lacks_is_refused(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8", newline="")
    with pytest.raises(CorpusError, match=r"これ.*表にありません.*事業名、概要"):
        read_import(tmp_path / "list.csv", tmp_path / "plan", answers={"これ": "name"})


@pytest.mark.parametrize("heading", ["概要", "概　要", "あれ"])
def test_a_heading_that_is_there_is_taken(tmp_path: Path, heading: str) -> None:
    """Also one in another width, and one over an empty column."""
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8", newline="")
    found = read_import(tmp_path / "list.csv", tmp_path / "plan", answers={heading: "drop"})
    assert found.answers == {heading: "drop"}


def test_what_collection_toml_says_already_is_not_remembered_again() -> None:
    described = Column("備考", "text", Label("備考", "備考"))
    collection = Collection(
        Path("plan"), "計画", columns=(described,), import_map={"事業名": "name"}
    )
    answers = {"事業名": "name", "部署": "division", "備考": "column:number"}
    # Of a column that it describes as of another kind, that counts.
    assert to_remember(answers, collection, ()) == {"部署": "division"}
