"""JSON Lines, a JSON list, and what an export writes."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from corpus import columns
from corpus.errors import CorpusError
from corpus.grid import MAX_COLUMNS, MAX_ROWS
from corpus.record import Program
from corpus.sources.json_source import read_json
from tests.corpus.importing.import_files import import_bytes

PROGRAM = Program(
    "a-1", "復興", 1, "名称㈱①髙", "概要\n二行", "指標", "総務部", ("広報課", "文書課"), True,
    None, ("語", "句"), "https://example.jp/",
)  # fmt: skip


def _record() -> dict[str, object]:
    record = asdict(PROGRAM)
    record["division"] = record.pop("divisions")
    return record


@pytest.mark.parametrize("form", ["lines", "list", "export", "one"])
def test_forms(tmp_path: Path, form: str) -> None:
    documents: dict[str, str] = {
        "lines": json.dumps(_record(), ensure_ascii=False) + "\n\n",
        "list": json.dumps([_record()]),
        "export": json.dumps({"title": "計画", "programs": [_record()]}, indent=2),
        "one": json.dumps(_record(), indent=1),
    }
    imported = import_bytes(tmp_path, documents[form].encode(), "a.jsonl")
    assert imported.problems == ()
    assert imported.programs == (PROGRAM,)


def test_lines_and_lists_are_as_a_program_wrote_them(tmp_path: Path) -> None:
    record = {"name": "甲", "summary": "市、\n町", "division": ["デジタル推進", "消防課"]}
    (program,) = import_bytes(tmp_path, json.dumps([record]).encode(), "a.json").programs
    assert program.summary == "市、\n町"
    assert program.divisions == ("デジタル推進", "消防課")


def test_keys_are_headings_too(tmp_path: Path) -> None:
    line = json.dumps({"事業名": "防災", "担当課": "消防課", "整理番号": 3, "備考": "x"})
    imported = import_bytes(tmp_path, line.encode("utf-8-sig"), "a.json")
    (program,) = imported.programs
    assert (program.name, program.divisions, program.number) == ("防災", ("消防課",), 3)
    assert [c.heading for c in imported.source.columns if c.field is None] == ["備考"]


def test_faults_have_line_and_key(tmp_path: Path) -> None:
    lines = [
        '{"name": "甲", "summary": {"a": 1}}',
        '{"name": "乙"',
        "[1]",
        '{"name": "\\ud800", "number": "三"}',
    ]
    errors = import_bytes(tmp_path, "\n".join(lines).encode(), "a.jsonl").errors
    assert [(error.row, error.column, error.cell) for error in errors] == [
        (2, None, ""),
        (3, None, ""),
        (4, columns.NAME, "name"),
    ]


@pytest.mark.parametrize(
    "content", [b'[{"name": ', b'{"name": "\x8e\x9a"}', b"[\n" + b"[" * 100_000, b"[" * 100_000]
)
def test_what_is_no_json_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(CorpusError):
        import_bytes(tmp_path, content, "a.json")


def test_records_without_a_name_are_refused(tmp_path: Path) -> None:
    errors = import_bytes(tmp_path, b'{"foo": 1}', "a.json").errors
    assert "名称にあたる項目がありません" in "".join(error.reason for error in errors)


def test_names_may_all_be_codes(tmp_path: Path) -> None:
    records = [{"事業名": code, "概要": "行う。"} for code in ("A-1", "B-2")]
    imported = import_bytes(tmp_path, json.dumps(records).encode(), "a.json")
    assert [program.name for program in imported.programs] == ["A-1", "B-2"]


def test_more_keys_than_a_table_has_columns_are_told(tmp_path: Path) -> None:
    record = {"name": "甲", **{f"k{number}": "v" for number in range(20_000)}}
    imported = import_bytes(tmp_path, json.dumps([record]).encode(), "a.json")
    (program,) = imported.programs
    assert len(program.extra) == MAX_COLUMNS - 1
    (told,) = imported.warnings
    assert "256項目より後の19,745項目（k255、" in told.reason


def test_what_is_nested_deeper_than_any_list_is_refused(tmp_path: Path) -> None:
    deep = "[" * 900 + "1" + "]" * 900
    with pytest.raises(CorpusError, match="入れ子が深すぎます"):
        import_bytes(tmp_path, f'[{{"name": "甲", "取組概要": {deep}}}]'.encode(), "a.json")


@pytest.mark.parametrize("content", ["{}\n" * (MAX_ROWS + 1), f"[{'1,' * MAX_ROWS}1]"])
def test_records_without_end_are_told(content: str) -> None:
    with pytest.raises(CorpusError, match="行が多すぎます"):
        read_json(content.encode(), "a.json")


def test_of_many_that_are_no_records_the_first_are_told() -> None:
    source = read_json(b'[{"name": "a"}' + b",1" * 1000 + b"]", "a.json")
    assert len([one for one in source.problems if "ではありません" in one.reason]) == 20


def test_what_a_document_says_of_itself_is_told_unless_it_is_our_own() -> None:
    ours = {"title": "計画", "publisher": "市", "source": "", "license": ""}
    for beside, told in (
        ({"title": "一覧", "updated": "1日"}, "title=一覧、updated=1日"),
        (ours, ""),
    ):
        content = json.dumps({**beside, "programs": [{"name": "甲"}]}).encode()
        (*notes,) = read_json(content, "a.json").notes
        assert bool(notes) == bool(told)
        assert "".join(notes).endswith(told)
