"""Synonyms that staff wrote, and related words."""

import json

import pytest

from corpus import Program, SynonymRow
from indexer import Query, Searcher
from indexer.query.staff_synonyms import Expansions, expansion_tables
from indexer.text.analyzer import analyze
from indexer.text.lexeme import row


def expansions(*rows: SynonymRow) -> Expansions:
    """The rows as they come back from an index."""
    tables = json.loads(json.dumps(expansion_tables(rows)))
    return Expansions(tables, lambda: {"農家": [("農業", 0.71)]})


def found(asked: Expansions, text: str) -> list[tuple[int, int, int, str]]:
    lexemes = [part.lexeme for token in analyze(text) for part in token.parts]
    replacements = asked.in_row(row(lexemes))
    return [(one.start, one.end, one.words, one.expression.text) for one in replacements]


def test_each_expression_of_a_row_stands_for_the_others() -> None:
    asked = expansions(SynonymRow("催し", ("イベント", "行事")))
    assert found(asked, "イベント") == [(0, 1, 1, "催し"), (0, 1, 1, "行事")]
    assert found(asked, "県のイベント") == [(2, 3, 1, "催し"), (2, 3, 1, "行事")]
    assert found(asked, "公園") == []


def test_an_acronym_may_be_read_aloud() -> None:
    asked = expansions(SynonymRow("DX", ("デジタル変革",), one_way=True))
    assert [text for *_, text in found(asked, "ディーエックス")] == ["DX", "デジタル変革"]
    assert found(asked, "デジタル変革") == []
    assert found(expansions(SynonymRow("Zoom", ("Web会議",))), "ズーム") == []


def test_one_way_is_one_way() -> None:
    asked = expansions(SynonymRow("博物館", ("文化施設",), one_way=True))
    assert found(asked, "博物館") == [(0, 2, 2, "文化施設")]
    assert found(asked, "文化施設") == []


def test_rows_with_a_common_word_add_up() -> None:
    asked = expansions(SynonymRow("車", ("バス",)), SynonymRow("車", ("バス", "タクシー")))
    assert [text for *_, text in found(asked, "車")] == ["バス", "タクシー"]


def test_expressions_of_several_words() -> None:
    asked = expansions(SynonymRow("まちの駅", ("交流拠点",)), SynonymRow("駅", ("停車場",)))
    assert found(asked, "まちの駅") == [(0, 3, 2, "交流拠点"), (2, 3, 1, "停車場")]
    # Another function word is another gap of the same width, none is none.
    assert found(asked, "まち駅") == [(1, 2, 1, "停車場")]
    assert found(asked, "新しい交流拠点") == [(1, 3, 2, "まちの駅")]


def test_an_honorific_is_no_part_of_an_expression() -> None:
    asked = expansions(SynonymRow("お知らせ", ("通知",)))
    assert found(asked, "お知らせ") == [(1, 2, 1, "通知")]
    assert found(asked, "通知") == [(0, 1, 1, "お知らせ")]


def test_expressions_without_a_word_are_left_out() -> None:
    assert found(expansions(SynonymRow("の", ("が", "〇"))), "の") == []


def test_related_words() -> None:
    asked = expansions()
    assert list(asked.related("農家")) == [("農業", 0.71)]
    assert list(asked.related("漁業")) == []


ROWS = (
    SynonymRow("モノのインターネット", ("IoT",)),
    SynonymRow("お知らせ", ("通知",)),
    SynonymRow("まちの駅", ("交流拠点",)),
)


@pytest.fixture(scope="module")
def small(searcher_of) -> Searcher:
    texts = ("IoTを使う。", "通知を送る。", "交流拠点を作る。", "駅と町を結ぶ。", "道路を直す。")
    programs = [
        Program(id=f"p{number}", area="区分", number=number, name="項目", summary=text)
        for number, text in enumerate(texts)
    ]
    return searcher_of(programs, ROWS)


@pytest.mark.parametrize(
    ("text", "id_", "because"),
    [
        ("モノのインターネット", "p0", "同義語: IoT"),
        ("モノのインターネットの利用", "p0", "同義語: IoT"),
        ("お知らせ", "p1", "同義語: 通知"),
        ("おしらせ", "p1", "同義語: 通知"),
        ("まちの駅", "p2", "同義語: 交流拠点"),
    ],
)
def test_an_expression_finds_what_stands_for_it(
    small: Searcher, text: str, id_: str, because: str
) -> None:
    hits = {hit.program.id: hit for hit in small.search(Query(text)).hits}
    assert because in hits[id_].because
    assert not hits[id_].partial


def test_quotes_switch_synonyms_off(small: Searcher) -> None:
    assert not small.search(Query('"お知らせ"')).complete
