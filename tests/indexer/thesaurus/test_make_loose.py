"""Which synonyms of a group are loose, here of groups and a thesaurus of a few words."""

import pytest

from indexer.thesaurus.make_loose import Member, loose_pairs, read_groups, set_beside


class Known:
    """A thesaurus that has the agreement of some pairs."""

    def __init__(self, agreements: dict[tuple[str, str], tuple[float, float]]) -> None:
        self._agreements = agreements

    def agreement(self, term: str, other: str) -> tuple[float, float] | None:
        return self._agreements.get((term, other))

    def are_own(self, *terms: str) -> bool:
        return bool(terms)


def _item(word: str, number: int, control: int = 0) -> dict[str, object]:
    return {"midashi": word, "vocabularyNumber": number, "expandControl": control}


def test_groups_have_the_terms_of_words_as_they_are_spelled() -> None:
    spelled = (_item("打ち合わせ", 1), _item("打合せ", 1), _item("AI", 4, 1))
    items = [*spelled, _item("手術", 2, 1), _item("いつの日か", 3)]
    groups, terms = read_groups([{"id": "000007", "items": items}])
    meeting, surgery = [Member(1, False)] * 2, [Member(2, True)]
    assert groups == {7: {"打ち合わせ": meeting, "手術": surgery, "ai": [Member(4, False)]}}
    assert terms["打合せ"] == {"打ち合わせ"}
    assert sorted(terms) == ["AI", "手術", "打ち合わせ", "打合せ"]


@pytest.mark.parametrize(
    ("one", "other", "agreement", "is_loose"),
    [
        (Member(1, False), Member(1, True), (0.0, 0.0), False),
        (Member(1, False), Member(2, True), (0.4, 0.7), True),
        (Member(1, False), Member(2, True), (0.5, 0.4), False),
        (Member(1, False), Member(2, False), (0.0, 0.5), True),
        (Member(1, False), Member(2, False), (0.0, 0.7), False),
        (Member(1, False), Member(2, False), None, False),
    ],
)
def test_what_is_ambiguous_or_used_otherwise_is_loose(
    one: Member, other: Member, agreement: tuple[float, float] | None, is_loose: bool
) -> None:
    known = Known({("学習", "研究"): agreement} if agreement else {})
    groups = {7: {"学習": [one], "研究": [other]}}
    assert loose_pairs(groups, known, set()) == ([("学習", "研究")] if is_loose else [])


def test_what_is_set_side_by_side_is_loose() -> None:
    terms = {"介護": {"介護"}, "看護": {"看護"}, "助成": {"助成"}}
    beside = set_beside(terms, "介護・看護の人。" * 3 + "看護又は介護。" * 2 + "助成、看護。")
    assert beside == {("介護", "看護")}
    groups = {7: {"介護": [Member(1, False)], "看護": [Member(2, False)]}}
    known = Known({("介護", "看護"): (0.2, 0.7)})
    assert loose_pairs(groups, known, beside) == [("介護", "看護")]
