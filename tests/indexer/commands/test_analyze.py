"""`sesaku analyze`: tokens as a table and as JSON."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.indexer.commands.cli_collection import Run


def test_tokens_with_form_reading_and_kind(run: Run) -> None:
    result = run("analyze", "障がい者へのメール")
    assert result.exit_code == 0
    heading, *rows = [line.split() for line in result.stdout.splitlines()]
    assert heading == ["語", "正規形", "読み", "種類", "同義語グループ"]
    forms = {row[0]: row[1:] for row in rows}
    assert forms["障がい者"][:2] == ["障害者", "ショウガイシャ"]
    assert "└障がい" in forms
    assert forms["メール"][2] == "名詞"


def test_synonym_groups_as_json(run: Run) -> None:
    def groups(word: str) -> set[int]:
        document = json.loads(run("analyze", word, "--json").stdout)
        return set(document["tokens"][0]["synonym_groups"])

    assert groups("医師") & groups("医者")


def test_a_compound_has_its_parts(run: Run) -> None:
    token = json.loads(run("analyze", "（障がい者）", "--json").stdout)["tokens"][1]
    assert (token["text"], token["start"], token["end"]) == ("障がい者", 1, 5)
    assert "".join(part["text"] for part in token["parts"]) == "障がい者"


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=40).filter(lambda text: not text.startswith("-")))
def test_every_text_is_one_document_and_a_table(run: Run, text: str) -> None:
    as_json = run("analyze", text, "--json")
    table = run("analyze", text)
    assert (as_json.exit_code, table.exit_code) == (0, 0), as_json.exception or table.exception
    document = json.loads(as_json.stdout)
    assert document["text"] == text
    assert all(token["text"] == text[token["start"] : token["end"]] for token in document["tokens"])
