"""Judgement files are read whole, and every problem is told with file and line."""

import csv
from collections import Counter
from collections.abc import Container
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.quality.judgements import HALVES, Judgement, JudgementsFault, read_judgements
from indexer.quality.measures import DIRECT, RELATED

ROOT = Path(__file__).resolve().parents[3]
OURS = ROOT / "tests/judgements/fukushima.tsv"
PROGRAMS = ROOT / "corpus/fukushima_ict_2020/programs.csv"


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "judged.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def problems(path: Path, known: Container[str] | None = None) -> list[str]:
    with pytest.raises(JudgementsFault) as caught:
        read_judgements(path, known)
    return [problem.removeprefix(f"{path}") for problem in caught.value.problems]


def test_ids_are_separated_by_spaces_or_commas(tmp_path: Path) -> None:
    path = written(tmp_path, "# heading\n\n防災\ta b\tc, d,e\ttopic\thold\n競馬\t\t\tabsent\n")
    assert read_judgements(path) == (
        Judgement(
            "防災", {"a": DIRECT, "b": DIRECT} | dict.fromkeys("cde", RELATED), "topic", "hold"
        ),
        Judgement("競馬", {}, "absent"),
    )


def test_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "judged.tsv"
    path.write_bytes("﻿防災\ta\t\ttopic\r\n".encode())
    assert read_judgements(path) == (Judgement("防災", {"a": DIRECT}, "topic"),)


def test_every_problem_is_told_with_its_line(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "防災\ta\n"
        "\ta\t\ttopic\n"
        "農業\ta\ta\ttopic\n"
        "観光\tz\t\t\n"
        "森林\ta\t\ttopic\tthird\n"
        "森林\ta\t\ttopic\n"
        "森林\ta\t\tcompound\n",
    )
    assert problems(path, known={"a"}) == [
        ":1: 2 columns instead of 4 or 5",
        ":2: the query is empty",
        ":3: id a stands twice",
        ":4: no program has the id z",
        ":4: the kind is empty",
        ":5: half is 'third', not tune or hold",
        ":6: query 森林 stands on line 5 already",
    ]


def test_a_long_list_of_problems_is_cut_in_the_message_only(tmp_path: Path) -> None:
    path = written(tmp_path, "x\n" * 25)
    with pytest.raises(JudgementsFault, match="15 more problems") as caught:
        read_judgements(path)
    assert len(caught.value.problems) == 25
    assert len(str(caught.value).splitlines()) == 12


def test_files_that_are_no_judgements(tmp_path: Path) -> None:
    assert problems(tmp_path / "missing") == [": No such file or directory"]
    assert problems(written(tmp_path, "# nothing\n")) == [": no judged query"]
    path = tmp_path / "judged.tsv"
    path.write_bytes("防災".encode("cp932"))
    assert problems(path) == [": not UTF-8 at byte 0"]


@given(text=st.text())
def test_random_text_is_read_or_refused(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("random") / "judged.tsv"
    path.write_bytes(text.encode("utf-8", "replace"))
    # Any other exception than the declared one fails the test.
    with suppress(JudgementsFault):
        assert read_judgements(path)


def our_ids() -> set[str]:
    with PROGRAMS.open(encoding="utf-8-sig", newline="") as file:
        ids = {row["ID"] for row in csv.DictReader(file)}
    assert len(ids) == 110
    return ids


def test_our_judgements_name_programs_of_the_shipped_collection() -> None:
    judgements = read_judgements(OURS, known=our_ids())
    assert len(judgements) >= 200
    assert all(bool(one.grades) == (one.kind != "absent") for one in judgements)


def test_every_shipped_program_answers_some_query() -> None:
    judged = {id_ for one in read_judgements(OURS) for id_ in one.grades}
    assert our_ids() - judged == set()


def test_our_halves_are_alike_in_every_kind() -> None:
    judgements = read_judgements(OURS)
    counts = Counter((one.kind, one.half) for one in judgements)
    assert {one.half for one in judgements} == set(HALVES)
    for kind in {one.kind for one in judgements}:
        assert counts[kind, "tune"] - counts[kind, "hold"] in (0, 1)
