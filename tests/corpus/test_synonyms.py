"""synonyms.csv: rows of expressions that mean the same."""

from pathlib import Path

import corpus
from corpus.synonyms import COMMON_FILE, SynonymRow, read_synonyms


def _write(directory: Path, text: str) -> Path:
    path = directory / "synonyms.csv"
    path.write_text(text, encoding="utf-8-sig")
    return path


def test_rows_with_all_separators(tmp_path: Path) -> None:
    path = _write(
        tmp_path,
        "語,同義語,一方向,備考\n"
        '催し,"イベント、行事,フェア|祭",,メモ\n'
        "文化施設,博物館、図書館、博物館、文化施設,〇,\n",
    )
    rows, problems = read_synonyms(path)
    assert problems == ()
    assert rows == (
        SynonymRow("催し", ("イベント", "行事", "フェア", "祭")),
        SynonymRow("文化施設", ("博物館", "図書館"), one_way=True),
    )


def test_two_columns_are_enough(tmp_path: Path) -> None:
    assert read_synonyms(_write(tmp_path, "語,同義語\nA,B\n")) == ((SynonymRow("A", ("B",)),), ())


def test_faults_are_named(tmp_path: Path) -> None:
    path = _write(tmp_path, "語,同義語,一方向,備考\n,B,,\nA,,,\nA,A,,\nA,B,x,\nA,\x00,,\n")
    rows, problems = read_synonyms(path)
    assert [(p.row, p.column) for p in problems] == [
        (2, "語"),
        (3, "同義語"),
        (4, "同義語"),
        (5, "一方向"),
        (6, "同義語"),
    ]
    assert len(rows) == 2


def test_missing_columns(tmp_path: Path) -> None:
    rows, problems = read_synonyms(_write(tmp_path, "言葉,意味\nA,B\n"))
    assert rows == ()
    assert {"語", "同義語"} <= {problem.column for problem in problems}


def test_shipped_lists_are_right() -> None:
    shipped = Path(corpus.__file__).parent / "fukushima_ict_2020" / "synonyms.csv"
    for path in (COMMON_FILE, shipped):
        rows, problems = read_synonyms(path)
        assert problems == ()
        assert rows
