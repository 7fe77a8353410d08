"""Hits as text on a terminal."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.columns import Column, Label
from indexer import Query
from indexer.answer.results import FACET_NAMES, Facet, Hit, SearchResults
from indexer.commands.search.text import render_results
from tests.indexer.commands.cli_collection import PROGRAMS, Run
from tests.indexer.commands.search.test_command import _rendered


def test_hits_are_told_with_place_passage_and_reason(run: Run, index: Path) -> None:
    result = run("search", "避難情報", "--index", index)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.startswith("「避難情報」: ")
    assert " 1. 防災メール配信【新規】\n" in result.stdout
    assert "    1  危機管理部 災害対策課 / くらし\n" in result.stdout
    assert "災害時の避難情報を登録した人に知らせる。" in result.stdout
    assert "一致: 避難" in result.stdout


def test_partial_hits_stand_below_a_line() -> None:
    unmatched = dict.fromkeys(("name", "summary", "targets"), ())
    hits = [Hit(program, 1.0, unmatched, (), program.id == "2") for program in PROGRAMS[:2]]
    facets = dict.fromkeys(FACET_NAMES, Facet())
    results = SearchResults(2, 1, tuple(hits), facets, (), "避難", 1, 0.1)
    lines = render_results(Query("避難 無線"), results).splitlines()
    assert lines[:2] == [
        "「避難 無線」: 2件（すべての語が当てはまるもの 1件）",
        "もしかして: 避難",
    ]
    starts = [line[:3] for line in lines if line.startswith((" 1.", "──", " 2."))]
    assert starts == [" 1.", "── ", " 2."]


def test_no_new_program_is_said_in_words(run: Run, index: Path) -> None:
    lines = run("search", "農業", "--new", "--index", index).stdout.splitlines()
    assert lines == [
        "「農業」: 当てはまる施策はありません。",
        "新規の施策には当てはまりません。--new を外してみてください。",
    ]


def test_a_number_has_the_unit_of_its_column() -> None:
    column = Column("予算額", "number", Label("予算額", "Budget"), "千円", shown="card")
    program = replace(PROGRAMS[0], extra=(("予算額", "45,000"),))
    hit = Hit(program, 1.0, dict.fromkeys(("name", "summary", "targets"), ()), (), False)
    facets = dict.fromkeys(FACET_NAMES, Facet())
    results = SearchResults(1, 1, (hit,), facets, (), "", 1, 0.1, columns=(column,))
    assert "    予算額: 45,000千円" in render_results(Query("避難"), results).splitlines()


def test_control_characters_of_a_text_do_not_reach_the_terminal() -> None:
    text = _rendered(replace(PROGRAMS[0], name="a\x1b]0;b", summary="c\x1b[31m\nd"))
    assert "\x1b" not in text
    assert "c [31m d" in text


def test_control_characters_of_a_filter_do_not_reach_the_terminal(run: Run, index: Path) -> None:
    result = run("search", "避難", "--department", "\x1b[31m部", "--index", index)
    assert "部局「 [31m部」には当てはまりません。" in result.stdout


@pytest.mark.parametrize("space", ["\u3000", "\u00a0", " "])
def test_spaces_of_a_text_stay_as_they_are(space: str) -> None:
    name, summary = f"がんばろう{space}ふくしま", f"件数{space}10件"
    text = _rendered(replace(PROGRAMS[0], name=name, summary=summary))
    assert name in text
    assert summary in text


def test_a_value_of_another_facet_is_told_with_its_option(run: Run, index: Path) -> None:
    result = run("search", "避難", "--department", "災害対策課", "--index", index)
    assert "「災害対策課」は担当課です: --division 災害対策課\n" in result.stdout
    result = run("search", "避難", "--division", "くらし", "--index", index)
    assert "「くらし」は施策の展開方向です: --area くらし\n" in result.stdout
    assert "です: --" not in run("search", "避難", "--area", "山", "--index", index).stdout
