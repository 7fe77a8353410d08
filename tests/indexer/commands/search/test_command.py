"""`sesaku search`: what it prints and the JSON of the contract."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from corpus.record import Program
from indexer import LiveIndex, Query
from indexer.answer.results import FACET_NAMES, Facet, Hit, SearchResults
from indexer.answer.view import results_view
from indexer.commands.search.text import render_results
from tests.indexer.commands.cli_collection import Run

HIT_KEYS = {
    "id", "name", "summary", "targets", "department", "division", "area", "is_new", "repost_of",
    "score", "url", "fragments", "because", "partial", "similar",
}  # fmt: skip
RESULT_KEYS = {
    "query", "total", "complete", "page", "per_page", "took_ms", "generation", "hits", "facets",
    "missing", "suggestion", "corrected", "similar",
}  # fmt: skip


@pytest.mark.parametrize("words", ['"', "-", "「」", "、 。", "🎌", "AND", "OR NOT"])
def test_signs_and_operators_alone_are_answered_with_how_to_ask(
    run: Run, index: Path, words: str
) -> None:
    lines = run("search", words, "--index", index).stdout.splitlines()
    assert lines[0] == f"「{words}」: 当てはまる施策はありません。"
    assert lines[1].startswith("探すことばがありません。")
    assert "OR" in lines[1]


@pytest.mark.parametrize("words", ["", "   ", "　"])
def test_blanks_list_everything(run: Run, index: Path, words: str) -> None:
    assert run("search", words, "--index", index).stdout.splitlines()[0] == "3件"


def test_json_is_one_document_with_the_keys_of_the_contract(run: Run, index: Path) -> None:
    result = run("search", "避難", "--index", index, "--json")
    document = json.loads(result.stdout)
    assert set(document) == RESULT_KEYS
    assert document["total"] == 2
    assert all(set(hit) == HIT_KEYS for hit in document["hits"])
    first = next(hit for hit in document["hits"] if hit["id"] == "1")
    assert first["url"] == "/programs/1"
    assert first["division"] == ["災害対策課"]
    assert {"text": "避難", "matched": True} in first["fragments"]["summary"]
    assert document["facets"]["department"] == [
        {"value": "危機管理部", "count": 2, "selected": False}
    ]


def test_json_says_what_the_engine_says(run: Run, index: Path) -> None:
    document = json.loads(run("search", "農業 記録", "--index", index, "--json").stdout)
    query = Query("農業 記録")
    expected = results_view(query, LiveIndex(index).searcher().search(query))
    assert {**document, "took_ms": 0} == {**expected, "took_ms": 0}


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (("--department", "農林水産部"), ["3"]),
        (("--department", "農林水産部", "--department", "危機管理部"), ["1", "2", "3"]),
        (("--division", "情報政策課"), ["2"]),
        (("--area", "くらし", "--new"), ["1"]),
        (("--new",), ["1"]),
        (("--limit", "2"), ["1", "2"]),
        (("--limit", "2", "--page", "2"), ["3"]),
        (("避難", "-無線"), ["1"]),
        (("避難", "--sort", "plan"), ["1", "2"]),
        (("農業", "OR", "メール", "--sort", "plan"), ["1", "3"]),
        (("「避難 情報」",), ["1"]),
    ],
)
def test_filters_pages_order_and_operators(
    run: Run, index: Path, options: tuple[str, ...], ids: list[str]
) -> None:
    document = json.loads(run("search", *options, "--index", index, "--json").stdout)
    assert [hit["id"] for hit in document["hits"]] == ids


def test_nothing_found_says_which_word_is_nowhere(run: Run, index: Path) -> None:
    result = run("search", "遠隔医療", "--index", index)
    assert result.exit_code == 0
    assert "当てはまる施策はありません。" in result.stdout
    assert "検索する項目のどこにもない語: " in result.stdout


def test_unknown_filter_value_is_named_with_the_values_there_are(run: Run, index: Path) -> None:
    lines = run("search", "避難", "--department", "水道局", "--index", index).stdout.splitlines()
    assert "部局「水道局」には当てはまりません。ほかの部局: 危機管理部 2" in lines


def test_pages_lead_on_and_their_end_is_named(run: Run, index: Path) -> None:
    def last_line(*options: str) -> str:
        return run("search", "--index", index, *options).stdout.splitlines()[-1]

    assert last_line("--limit", "2") == "1～2件目。続き: --page 2"
    assert last_line("--limit", "1") == "1件目。続き: --page 2"
    assert (
        last_line("--limit", "1", "--page", "9") == "9ページ目はありません。最後は --page 3 です。"
    )


def test_mistyped_option_is_not_taken_for_a_word(run: Run, index: Path) -> None:
    result = run("search", "避難", "--departmnet=危機管理部", "--index", index)
    assert result.exit_code == 2
    assert "No such option" in result.stderr
    assert "--departmnet" in result.stderr
    assert "Did you mean" in result.stderr
    assert "Did you mean" not in run("search", "避難", "--qqq", "--index", index).stderr


def test_text_over_the_limit_is_the_input_at_fault(run: Run, index: Path) -> None:
    result = run("search", "防" * 201, "--index", index, "--json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "sesaku: 検索語は200文字までです（201文字あります）。\n"


def _rendered(program: Program) -> str:
    """A program as a search without words shows it."""
    hit = Hit(program, 1.0, dict.fromkeys(("name", "summary", "targets"), ()), (), False)
    facets = dict.fromkeys(FACET_NAMES, Facet())
    return render_results(Query(), SearchResults(1, 1, (hit,), facets, (), None, 1, 0.1))


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec="utf-8"), max_size=60))
@example(text="あ " * 90)
@example(text="AND OR NOT")
@example(text='"')
def test_any_words_get_an_answer_or_a_line(run: Run, index: Path, text: str) -> None:
    result = run("search", "--index", index, "--json", "--", text)
    if result.exit_code == 0:
        assert json.loads(result.stdout)["query"] == text
    else:
        assert result.exit_code == (2 if text.startswith("--") else 1), result.exception
        assert "検索語" in result.stderr or text.startswith("--")


def test_a_folder_as_the_last_word_is_hinted_at(run: Run, collection: Path) -> None:
    assert f"--collection {collection}" in run("search", "避難", collection).stderr
    assert "--collection" not in run("search", "避難", collection.parent).stderr
