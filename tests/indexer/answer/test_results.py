"""Values that a search returns."""

import pytest

from indexer.answer.results import Facet, FacetValue


def facet() -> Facet:
    return Facet(("総務部", "土木部", "農林部"), [0, 2], [4, 0], frozenset({"農林部"}))


def test_a_choice_has_its_name_its_count_and_whether_it_was_chosen() -> None:
    assert list(facet()) == [FacetValue("総務部", 4, False), FacetValue("農林部", 0, True)]
    assert len(facet()) == 2
    assert facet()[-1] == FacetValue("農林部", 0, True)


def test_there_is_no_choice_behind_the_last() -> None:
    with pytest.raises(IndexError):
        facet()[2]
