"""Programs of a file completed: ids, originals of reposts, what only the present programs have."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus import columns
from corpus.collection import Collection
from corpus.importing import repair
from corpus.importing.assembly import Assembly
from corpus.importing.conversion import Draft
from corpus.layout.raw_row import RawRow
from corpus.record import Program
from corpus.sources.source import Source

_PROGRAM = Program("a-1", "防災", 1, "訓練", "行う。", "年1回", "総務部", ("防災課",))


def _assembly(
    programs: list[Program],
    present: list[Program] | None = None,
    *,
    reposts: tuple[int, ...] = (),
    has: tuple[str, ...] = columns.HEADINGS,
    encoding: str = "utf-8",
) -> Assembly:
    rows = [RawRow(n, dict.fromkeys(has, ""), {c: f"{c}{n}" for c in has}) for n in range(2, 9)]
    source = Source("CSV", rows, (), encoding)
    drafts = [
        Draft(row, program, number in reposts)
        for number, (row, program) in enumerate(zip(rows, programs, strict=False))
    ]
    return Assembly("a.csv", source, drafts, present or [], Collection(Path("plan"), "計画"))


def test_columns_that_the_file_lacks_keep_what_they_have() -> None:
    present = replace(_PROGRAM, keywords=("地震",), url="https://example.jp/")
    has = tuple(c for c in columns.HEADINGS if c not in (columns.KEYWORDS, columns.URL))
    (program,) = _assembly([replace(_PROGRAM, summary="やめる。")], [present], has=has).programs()
    assert program == replace(present, summary="やめる。")
    (emptied,) = _assembly([_PROGRAM], [present]).programs()
    assert emptied.keywords == ()


def test_a_repost_finds_its_original_by_its_name() -> None:
    repost = replace(_PROGRAM, id="a-2", name="（再掲）訓練")
    assembly = _assembly([_PROGRAM, repost], reposts=(1,))
    assert assembly.programs() == (_PROGRAM, replace(repost, name="訓練", repost_of="a-1"))
    assert [one.kind for one in assembly.repairs] == [repair.REPOST]


def test_a_repost_without_an_original_is_told_and_keeps_its_name() -> None:
    repost = replace(_PROGRAM, name="（再掲）広報")
    assembly = _assembly([repost], reposts=(0,))
    assert assembly.programs() == (repost,)
    (problem,) = assembly.problems
    assert (problem.severity, problem.row, problem.value) == ("warning", 2, "（再掲）広報")


def test_programs_without_an_id_are_known_again() -> None:
    (program,) = _assembly([replace(_PROGRAM, id="")], [_PROGRAM]).programs()
    assert program is _PROGRAM


@pytest.mark.parametrize(("encoding", "name"), [("cp932", "𠮷野川の橋"), ("utf-8", "?野川の橋")])
def test_characters_that_an_old_encoding_lost_come_back(encoding: str, name: str) -> None:
    assembly = _assembly(
        [replace(_PROGRAM, name="?野川の橋")],
        [replace(_PROGRAM, name="𠮷野川の橋")],
        encoding=encoding,
    )
    assert [program.name for program in assembly.programs()] == [name]
    assert bool(assembly.repairs) is (encoding == "cp932")


def test_a_row_that_may_be_two_programs_is_asked_about() -> None:
    present = [
        replace(_PROGRAM, id=f"a-{n}", summary=text, divisions=(f"{n}課",))
        for n, text in ((1, "甲を行う。"), (2, "乙を行う。"))
    ]
    row = replace(
        _PROGRAM, id="", summary="", department="", divisions=(), area="", targets="", number=None
    )
    assembly = _assembly([row], present)
    assembly.programs()
    (problem,) = assembly.problems
    assert problem.severity == "error"
    assert "a-1 総務部・1課、a-2 総務部・2課" in problem.reason
