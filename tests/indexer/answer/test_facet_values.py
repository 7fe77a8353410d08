"""Many values of a facet, found by a part of their names."""

from indexer.answer.facet_values import values_with
from indexer.answer.results import FacetValue

VALUES = [
    FacetValue("総務課", 3, False),
    FacetValue("ＤＸ推進課", 9, False),
    FacetValue("こども課", 1, True),
    FacetValue("國際課", 5, False),
]


def found(text: str) -> list[str]:
    return [value.value for value in values_with(VALUES, text)]


def test_chosen_values_first_then_the_commonest() -> None:
    assert found("") == ["こども課", "ＤＸ推進課", "國際課", "総務課"]


def test_width_case_old_forms_and_kana_make_no_difference() -> None:
    assert found("dx") == ["ＤＸ推進課"]
    assert found(" 国際 ") == ["國際課"]
    assert found("コドモ") == ["こども課"]
    assert found("消防") == []
