"""What may stand for a word: each channel on programs made for it, and the order between them."""

import pytest

from corpus import Program, SynonymRow
from indexer import Query, Searcher

PROGRAMS = {
    "compound": "電子申請の受付",
    "apart": "申請を電子データで受け付ける",
    "electronic": "電子黒板を使う",
    "verb": "計画を見直した。",
    "kana": "ふくしまを旅する",
    "aid": "助成金を交付する",
    "grant": "奨励金を出す",
    "event": "催しを開く",
    "farm": "農業を支援する",
    "bus": "路線バスの運行",
    "accounting": "公会計の導入",
    "letters": "ＩＣＴの利用",
    "percent": "普及率10％",
    "era": "令和３年度に始める",
    "water": "下水道の工事",
    "river": "河川の工事",
    "other": "遊具の点検",
    "people": "定員30名",
    "machines": "30台の配備",
    "joined": "AI-OCRの導入",
    "artificial": "AIの研究",
    "crossing": "踏切の改良",
    "city": "都市を造る",
    "town": "街を歩く",
}
SYNONYMS = (SynonymRow("イベント", ("催し",)),)


@pytest.fixture(scope="module")
def small(searcher_of) -> Searcher:
    programs = [Program(id_, "", 1, "項目", text) for id_, text in PROGRAMS.items()]
    return searcher_of(programs, SYNONYMS)


def found(searcher: Searcher, text: str) -> dict[str, tuple[str, ...]]:
    """Complete hits with their reasons, best first."""
    hits = searcher.search(Query(text, per_page=100)).hits
    return {hit.program.id: hit.because for hit in hits if not hit.partial}


@pytest.mark.parametrize(
    ("text", "id_", "because"),
    [
        # The word itself, however it is written.
        ("見直し", "verb", "見直し"),
        ("見なおす", "verb", "見なおす"),
        ("ICT", "letters", "ict"),
        ("10パーセント", "percent", "10パーセント"),
        ("2021年度", "era", "2021年度"),
        ("R3年度", "era", "2021年度"),
        # What it is read as.
        ("福島", "kana", "読み: 福島"),
        ("のうぎょう", "farm", "読み: のうぎょう"),
        ("nougyou", "farm", "読み: nougyou"),
        ("あいしーてぃー", "letters", "読み: あいしーてぃー"),
        # Synonyms of the dictionary and of staff.
        ("奨励金", "aid", "同義語: 助成金"),
        ("イベント", "event", "同義語: 催し"),
        # Pieces of words.
        ("河", "river", "部分: 河川"),
        ("会計", "accounting", "部分: 会計"),
    ],
)
def test_each_channel_finds(small: Searcher, text: str, id_: str, because: str) -> None:
    hits = found(small, text)
    assert id_ in hits
    assert because in hits[id_]


def test_together_before_apart_and_a_part_is_too_little(small: Searcher) -> None:
    assert list(found(small, "電子申請")) == ["compound", "apart"]


def test_the_word_before_its_synonyms(small: Searcher) -> None:
    assert list(found(small, "助成金")) == ["aid", "grant"]
    assert list(found(small, "奨励金")) == ["grant", "aid"]


def test_quotes_ask_for_the_word_alone(small: Searcher) -> None:
    assert list(found(small, '"助成金"')) == ["aid"]


def test_readings_begin_and_end_with_words(small: Searcher) -> None:
    # 下水道 has the word 水道; 河川 (カセン) has no word that is read セン.
    assert "water" in found(small, "すいどう")
    assert found(small, "せん") == {}
    assert "bus" in found(small, "ばす")


def test_okurigana_make_no_other_word(small: Searcher) -> None:
    [hit] = [hit for hit in small.search(Query("踏み切り")).hits if not hit.partial]
    assert hit.program.id == "crossing"


def test_a_word_of_a_sentence_has_hints_by_meaning_alone_it_has_none(small: Searcher) -> None:
    """街 is near 都市 in the thesaurus; both stand in the programs."""

    def because(text: str) -> dict[str, tuple[str, ...]]:
        return {hit.program.id: hit.because for hit in small.search(Query(text)).hits}

    assert because("都市") == {"city": ("都市",)}
    assert because("都市で遊具を借りたい")["town"] == ("関連語: 街",)


def test_people_are_counted_either_way(small: Searcher) -> None:
    [hit] = [hit for hit in small.search(Query("30人")).hits if not hit.partial]
    assert hit.program.id == "people"
