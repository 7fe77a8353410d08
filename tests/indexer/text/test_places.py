"""Names of departments, divisions and areas as terms."""

from indexer.text.analyzer import analyze
from indexer.text.lexeme import row
from indexer.text.places import PlaceNames, place_table

PLACES = PlaceNames(
    place_table({"department": ["総務部"], "division": ["防災課", "総務部"], "area": ["健康"]})
)


def terms(text: str) -> tuple[str, ...]:
    return tuple(row([part.lexeme for token in analyze(text) for part in token.parts]))


def test_a_name_is_known_as_a_whole() -> None:
    assert PLACES.names == {terms("総務部"), terms("防災課"), terms("健康")}


def test_the_terms_of_names_are_known() -> None:
    assert {"防災", "健康"} <= PLACES.terms
    assert "道路" not in PLACES.terms


def test_without_names_there_are_no_terms() -> None:
    places = PlaceNames(place_table({"department": (), "division": (), "area": ()}))
    assert not places.names
    assert not places.terms
