"""Years of an era are their western years, for every era."""

import pytest

from corpus import ERAS
from corpus.text.japanese_eras import Era
from indexer.text.analyzer import analyze


def terms(text: str) -> list[str]:
    return [token.lexeme.term for token in analyze(text)]


@pytest.mark.parametrize("era", ERAS, ids=lambda era: era.letter)
@pytest.mark.parametrize("year", [1, 3, 12])
def test_the_year_of_an_era_is_a_western_year(era: Era, year: int) -> None:
    assert str(era.year_before + year) in terms(f"{era.name}{year}年度の計画")


def test_the_first_year_is_a_year() -> None:
    assert "2019" in terms("令和元年")


@pytest.mark.parametrize("text", ["令和の計画", "令和100年", "昭和3丁目"])
def test_what_is_no_year_stays(text: str) -> None:
    assert not {"2019", "2118", "1928"} & set(terms(text))
