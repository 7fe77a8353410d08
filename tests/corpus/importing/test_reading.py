"""A file beside the present programs: what an import of it would do."""

from pathlib import Path

import pytest

from corpus import CorpusError
from corpus.importing import read_import, write_import

FIRST = "ID,事業名,概要\r\na,防災,そなえる\r\nb,子育て,そだてる\r\n"
SECOND = "ID,事業名,概要\r\nb,子育て,ささえる\r\nc,道路,つくる\r\n"


def test_a_file_that_is_not_there_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"list\.csv"):
        read_import(tmp_path / "list.csv", tmp_path / "plan", answers={"これ": "name"})


@pytest.mark.parametrize(("keep", "ids"), [(False, ["b", "c"]), (True, ["a", "b", "c"])])
def test_programs_that_the_file_lacks_stay_where_somebody_says_so(
    tmp_path: Path, keep: bool, ids: list[str]
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(FIRST, encoding="utf-8", newline="")
    write_import(read_import(path, tmp_path / "plan"))
    path.write_text(SECOND, encoding="utf-8", newline="")
    imported = read_import(path, tmp_path / "plan", keep=keep)
    assert [program.id for program in imported.programs] == ids
    assert {program.id: program.summary for program in imported.programs}["b"] == "ささえる"
