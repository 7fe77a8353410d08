"""An export under the headings of GIF 451-4 loses nothing: an import gives the programs back."""

import csv
import io
from pathlib import Path

import pytest

import corpus
from corpus.gif import MOST_SUMMARY, to_gif, too_long
from corpus.importing.reading import read_import
from corpus.record import Program

COLLECTIONS = Path(corpus.__file__).parent


def test_headings_are_those_of_the_standard() -> None:
    long = "あ" * (MOST_SUMMARY + 1)
    programs = [
        Program("a-1", "", 1, "助成", "短い", keywords=("車", "自動車"), department="福祉部"),
        Program("a-2", "", 2, "支援", long, extra=(("対象者", "個人"),)),
    ]
    first, second = csv.DictReader(io.StringIO(to_gif(programs).removeprefix("\ufeff")))
    assert (first["制度番号"], first["タイトル（制度名）"], first["概要"]) == (
        "a-1",
        "助成",
        "短い",
    )
    assert (first["キーワード"], first["制度所管組織"]) == ("車;自動車", "福祉部")
    assert (second["概要"], second["対象者"]) == (long, "個人")
    assert too_long(programs) == (programs[1],)


@pytest.mark.parametrize("name", ["sample_grants", "fukushima_ict_2020"])
def test_an_import_of_it_gives_the_programs_back(tmp_path: Path, name: str) -> None:
    loaded = corpus.load(COLLECTIONS / name)
    further = [column.heading for column in loaded.collection.columns]
    (tmp_path / "gif.csv").write_bytes(to_gif(loaded.programs, further).encode())
    target = tmp_path / "target"
    target.mkdir()
    settings = (COLLECTIONS / name / "collection.toml").read_bytes()
    (target / "collection.toml").write_bytes(settings)
    imported = read_import(tmp_path / "gif.csv", target)
    assert imported.errors == ()
    assert imported.programs == loaded.programs


@pytest.mark.parametrize("id_", ["-9", "-", "--a", "_1", "a-1"])
def test_an_id_that_begins_like_a_formula_leaves_the_others_theirs(
    tmp_path: Path, id_: str
) -> None:
    programs = [Program(one, "", None, f"助成{one}", "短い") for one in ("1", "2-b", id_)]
    (tmp_path / "gif.csv").write_bytes(to_gif(programs).encode())
    imported = read_import(tmp_path / "gif.csv", tmp_path / "target")
    assert [program.id for program in imported.programs] == ["1", "2-b", id_]
