"""[[columns]]: what it describes, and what is said about what is wrong with it."""

from pathlib import Path

import pytest

import corpus
from corpus.collection import read_settings
from corpus.columns import HEADINGS, Column, Label
from corpus.grid import MAX_COLUMNS


def _columns(tmp_path: Path, text: str) -> tuple[tuple[Column, ...], list[corpus.Problem]]:
    (tmp_path / "collection.toml").write_text(text, encoding="utf-8")
    collection, problems = read_settings(tmp_path)
    return collection.columns, list(problems)


def test_a_column_has_what_is_said_of_it(tmp_path: Path) -> None:
    columns, problems = _columns(
        tmp_path,
        '[[columns]]\nheading = "補助上限額"\nkind = "number"\nunit = "千円"\nsortable = true\n'
        'label = { ja = "上限額", en = "Maximum" }\nsearched = 0.5\nshown = "card"\n',
    )
    assert problems == []
    label = Label("上限額", "Maximum")
    assert columns == (Column("補助上限額", "number", label, "千円", 0.5, "card", True, False),)
    assert Column.of_json(columns[0].as_json()) == columns[0]


def test_a_heading_alone_is_a_text_on_the_page(tmp_path: Path) -> None:
    columns, problems = _columns(tmp_path, '[[columns]]\nheading = "備考"\n')
    assert (columns, problems) == ((Column("備考", "text", Label("備考", "備考")),), [])


@pytest.mark.parametrize(
    ("heading", "is_deadline"), [("応募締切", True), ("受付終了日", True), ("開始日", False)]
)
def test_a_deadline_is_known_by_its_heading(
    tmp_path: Path, heading: str, is_deadline: bool
) -> None:
    columns, _ = _columns(tmp_path, f'[[columns]]\nheading = "{heading}"\nkind = "date"\n')
    assert columns[0].deadline is is_deadline


@pytest.mark.parametrize(
    ("text", "key", "severity"),
    [
        ('columns = ["a"]', "columns", "error"),
        ("[[columns]]", "[[columns]] 1番目 heading", "error"),
        ('[[columns]]\nheading = "  "', "[[columns]] 1番目 heading", "error"),
        ('[[columns]]\nheading = "取組概要"', "[[columns]] 1番目 heading", "error"),
        ('[[columns]]\nheading = "ＩＤ"', "[[columns]] 1番目 heading", "error"),
        ('[[columns]]\nheading = "a"\n[[columns]]\nheading = "Ａ"', "[[columns]] 2番目 heading",
         "error"),
        ('[[columns]]\nheading = "a"\nkind = "money"', "[[columns]] 「a」 kind", "error"),
        ('[[columns]]\nheading = "a"\nkind = []', "[[columns]] 「a」 kind", "error"),
        ('[[columns]]\nheading = "a"\nlabel = { fr = "x" }', "[[columns]] 「a」 label", "error"),
        ('[[columns]]\nheading = "a"\nsearched = 99', "[[columns]] 「a」 searched", "error"),
        ('[[columns]]\nheading = "a"\nshown = true', "[[columns]] 「a」 shown", "error"),
        ('[[columns]]\nheading = "a"\nsortable = 1', "[[columns]] 「a」 sortable", "error"),
        ('[[columns]]\nheading = "a"\nsortable = true', "[[columns]] 「a」 sortable", "warning"),
        ('[[columns]]\nheading = "a"\nunit = 1', "[[columns]] 「a」 unit", "error"),
        ('[[columns]]\nheading = "a"\ncolour = 1', "[[columns]] 1番目 colour", "warning"),
    ],
)  # fmt: skip
def test_a_wrong_setting_says_where_and_what_to_do(
    tmp_path: Path, text: str, key: str, severity: str
) -> None:
    _, problems = _columns(tmp_path, text)
    assert [(one.file, one.column, one.severity) for one in problems] == [
        ("collection.toml", key, severity)
    ]
    assert problems[0].remedy


def test_the_first_columns_are_the_contract() -> None:
    assert len(HEADINGS) == 12


def test_there_are_no_more_columns_than_a_table_has(tmp_path: Path) -> None:
    text = "".join(f'[[columns]]\nheading = "列{n}"\n' for n in range(MAX_COLUMNS + 1))
    columns, problems = _columns(tmp_path, text)
    assert len(columns) == MAX_COLUMNS
    assert [(p.column, p.value, p.severity) for p in problems] == [("columns", "257", "error")]
