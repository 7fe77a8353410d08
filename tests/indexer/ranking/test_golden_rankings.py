"""Rankings of the shipped plan, each place with its reason.

The order comes from reading the programs, before the engine was asked. Ids are without the year.
"""

import pytest

from indexer import Query, Searcher

GOLDEN = {
    # 2-04: the word stands twice in its name, in its summary and its target.
    # 2-05: once in the name, twice in the summary, once in the target; the name is as long.
    # 2-07: in the name alone.
    # 2-06: once in a long summary.
    "防災": ["2-04", "2-05", "2-07", "2-06"],
    # 5-30: in the name, and with every phrase of its summary and target.
    # 5-03: in the name, once in the summary, once in the target.
    # 5-04: about browsing the same drawings; the word only opens its summary.
    # 5-02: about tenders, but 電子 stands elsewhere: it shares a word, not the compound.
    "電子入札": ["5-30", "5-03", "5-04", "5-02"],
    # 5-17: its summary says it nearly so (災害時に連絡等), and the name has 連絡.
    # 2-07: 連絡 in the name, 災害時 opens the summary.
    "災害時の連絡": ["5-17", "2-07"],
    # 5-35: both words next to each other in name and target.
    # 5-33: 議会 and 中継 in one sentence, apart.
    # 5-34: 議会 alone: it is about minutes.
    "議会中継": ["5-35", "5-33", "5-34"],
    # 1-07 and 3-01 are one program listed twice: the order of the plan decides.
    # 2-26: mentions mobile phones once, as a way to be told water levels.
    "携帯電話": ["1-07", "3-01", "2-26"],
    # 3-14: in the name, twice in the summary, in the target and in its division's name.
    # 1-06: once, in the name.
    # 3-15: not in the name, but in summary, target and division.
    "観光": ["3-14", "1-06", "3-15"],
    # 2-14: in the summary and the target.
    # 4-04: in a target of two short sentences.
    # 5-17: in one of two longer lines of the target.
    "タブレット": ["2-14", "4-04", "5-17"],
    # 2-12: in the name and the summary, and its office has the word.
    "放射線": ["2-12"],
    # 4-01: has both words, in its name.
    # 3-02: is about women throughout; the name begins with the word.
    # 2-23: 就業 twice, women nowhere.
    "女性 就業": ["4-01", "3-02", "2-23"],
    # 3-04: robots for hospitals, both words in its name.
    # 3-13: robots throughout, nothing of medicine.
    "ロボット 医療": ["3-04", "3-13"],
    # 5-36: the library of the prefecture; no other program has one.
    "図書館": ["5-36"],
    # 2-18: both words in its name, all of it about that.
    "障がい者 パソコン": ["2-18"],
    # 3-03: the only program about waste, however it is written.
    "ゴミ": ["3-03"],
    "ごみ": ["3-03"],
    # 5-12: the only one that speaks of it, six times.
    "マイナンバー": ["5-12"],
    # 2-28: names drones; nothing else does.
    "どろーん": ["2-28"],
    # 3-09: a subsidy by its name.
    # 1-07, 3-01: grant one, says the summary; the same program twice.
    # 2-13: a subsidy by the name of its target.
    "補助金": ["3-09", "1-07", "3-01", "2-13"],
}


@pytest.mark.parametrize("text", GOLDEN)
def test_the_first_programs(plan: Searcher, text: str) -> None:
    expected = GOLDEN[text]
    hits = plan.search(Query(text)).hits[: len(expected)]
    assert [hit.program.id.removeprefix("2020-") for hit in hits] == expected


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        # Programs with every word, and no other, stand above the line.
        ("防災", {"2-04", "2-05", "2-06", "2-07"}),
        ("災害時の連絡", {"5-17", "2-07"}),
        ("女性 就業", {"4-01"}),
        ("ロボット 医療", {"3-04"}),
        ("ドローン", {"2-28"}),
        # What follows is in no program.
        ("プログラミング教育", set()),
        ("宇宙旅行", set()),
    ],
)
def test_what_is_complete(plan: Searcher, text: str, whole: set[str]) -> None:
    results = plan.search(Query(text, per_page=100))
    complete = {hit.program.id.removeprefix("2020-") for hit in results.hits if not hit.partial}
    assert complete == whole
    assert results.complete == len(whole)
