"""The table of English words, cut to the words of a collection."""

from indexer.english.dictionary import Dictionary
from indexer.english.jmdict import SEPARATOR, Entries, entries, of_share, with_share
from indexer.english.stems import bag, key, root, words
from indexer.english.table import Table, empty_table, english_table


def stemmed(text: str) -> str:
    return key(words(text))


def entries_of(*rows: tuple[str, str, float, str]) -> Entries:
    """Entries of spellings, a meaning, its share and groups."""
    return Entries(
        [row[0] for row in rows],
        [with_share(stemmed(row[1]), row[2]) for row in rows],
        [row[3] for row in rows],
    )


ENTRIES = entries_of(
    ("避難者", "evacuee", 1, ""),
    ("地震", "earthquake", 1, "7"),
    ("震災", "earthquake disaster", 1, ""),
    ("障害者;障碍者", "disabled person", 1, ""),
    ("救急車", "ambulance", 1, ""),
    ("誘致", "attraction", 1, ""),
    ("道路", "road", 1, ""),
    ("街路", "road", 0.4, ""),
    ("中小企業", "small and medium-sized businesses", 1, ""),
)


def table_of(*known: str, groups: frozenset[str] = frozenset()) -> Table:
    return english_table(Dictionary(ENTRIES), frozenset(known), groups)


def test_words_are_spelled_by_those_of_the_collection() -> None:
    table = table_of("避難", "者", "震災")
    evacuees, disaster = stemmed("evacuees"), bag(stemmed("disaster by earthquake"))
    assert table["words"] == {evacuees: {"避難者": 1}, disaster: {"震災": 1}}


def test_what_a_word_seldom_means_is_a_hint() -> None:
    table = table_of("道路", "街路")
    assert table["words"] == {"road": {"道路": 1}}
    assert table["hints"] == {"road": {"街路": 0.4}}


def test_a_tense_is_another_word_where_both_are_known() -> None:
    rows = entries_of(
        ("看護師", "nurse", 1, ""), ("看護", "nursing", 1, ""), ("植林", "planting", 1, "")
    )
    table = english_table(Dictionary(rows), frozenset(("看護師", "看護", "植林")))
    nurse, nursing, plant = stemmed("nurses"), stemmed("nursing"), stemmed("plants")
    assert table["words"][nurse] == {"看護師": 1}
    assert table["hints"][nurse] == {"看護": 0.7}
    assert list(table["words"][nursing]) == ["看護", "看護師"]
    assert table["words"][plant] == {"植林": 0.7}


def test_what_only_its_parts_spell_has_hints_beside_it() -> None:
    rows = entries_of(("盲人", "blind person", 1, ""))
    near = {"盲人": [("視覚", 0.75)]}
    table = english_table(Dictionary(rows), frozenset(("盲", "人", "視覚")), near=near)
    assert table["words"] == {"blind": {"盲人": 1}}
    assert table["hints"] == {"blind": {"視覚": 0.75}}


def test_a_word_of_a_meaning_is_told_by_its_root() -> None:
    assert list(table_of("震災")["roots"][stemmed("earthquakes")]) == ["震災"]


def test_what_a_relative_means_is_told_by_their_root() -> None:
    table = table_of("誘致")
    assert list(table["roots"][root(stemmed("attracting"))]) == ["誘致"]
    assert stemmed("attract") not in table["words"]


def test_a_meaning_of_several_words_is_named_by_fewer() -> None:
    table = table_of("中小企業")
    assert "中小企業" in table["words"][bag(stemmed("small business"))]
    assert bag(stemmed("small medium")) not in table["words"]


def test_a_word_is_there_whose_synonyms_are() -> None:
    assert table_of("震度", groups=frozenset("7"))["words"] == {stemmed("earthquake"): {"地震": 1}}


def test_the_beginning_of_a_word_is_a_hint() -> None:
    table = table_of("救急")
    assert table["words"] == {}
    assert table["hints"] == {stemmed("ambulance"): {"救急": 1}}


def test_who_is_meant_need_not_be_said() -> None:
    assert stemmed("disabled") == stemmed("the disabled person")


def test_of_two_spellings_the_one_that_the_collection_has_is_taken() -> None:
    assert table_of("障碍", "者")["words"][stemmed("disabled")] == {"障碍者": 1}


def test_words_that_are_spelled_in_several_ways_reach_their_end() -> None:
    entries = entries_of(("情報処理", "process", 1, ""))
    table = english_table(Dictionary(entries), {"情", "情報処", "情報", "処理"})
    assert table["words"] == {"process": {"情報処理": 1}}


def test_the_shipped_table_is_whole() -> None:
    table = entries()
    assert len(table.spellings) == len(table.meanings) == len(table.groups) > 90_000
    assert all(table.spellings)
    assert sum(map(bool, table.meanings)) > 90_000


def test_the_meanings_of_the_shipped_table_are_what_queries_are_turned_into() -> None:
    table = entries()
    meanings = {
        word: [of_share(meaning)[0] for meaning in one.split(SEPARATOR) if meaning]
        for words, one, _ in zip(*table, strict=True)
        for word in words.split(SEPARATOR)
    }
    for word, english in (
        ("避難者", "evacuees"),
        ("児童虐待", "child abuse"),
        ("救急車", "ambulances"),
        ("地震", "earthquakes"),
        ("防災", "disaster preparedness"),
        ("防災", "prevention of disasters"),
        ("医療", "medical"),
        ("公園", "the parks"),
    ):
        assert bag(stemmed(english)) in map(bag, meanings[word])


def test_of_no_entries_there_is_nothing() -> None:
    assert english_table(Dictionary(Entries((), (), ())), {"避難"}) == empty_table()


def test_short_words_are_one_word_as_well() -> None:
    entries = Entries(["地雷"], [with_share("land mine", 1)], [""])
    assert english_table(Dictionary(entries), {"地雷"})["words"]["landmin"] == {"地雷": 0.75}


def test_what_is_near_a_word_that_the_collection_lacks_is_a_hint() -> None:
    entries = Entries(["幼稚園"], [with_share("kindergarten", 1)], [""])
    near = {"幼稚園": [("保育所", 0.8)]}
    assert english_table(Dictionary(entries), {"保育所"}, near=near)["hints"] == {
        "kindergarten": {"保育所": 0.8}
    }
