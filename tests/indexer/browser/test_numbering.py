"""Terms in the order of the letters that they stand under."""

from indexer.browser.numbering import Numbering, order
from indexer.index.segment import Segment
from indexer.text.letters import letters


def test_every_term_has_a_number_and_leads_back(plan_segment: Segment) -> None:
    numbering = Numbering(plan_segment)
    assert sorted(numbering.terms) == sorted(plan_segment.terms)
    for number, term in enumerate(plan_segment.terms):
        assert numbering.terms[numbering.of_own[number]] == term
        assert numbering.own[numbering.numbers[term]] == number


def test_a_term_stands_under_letters_of_one_of_its_words(plan_segment: Segment) -> None:
    numbering = Numbering(plan_segment)
    written: dict[str, set[str]] = {}
    for lexeme in plan_segment.forward.lexemes:
        written.setdefault(lexeme.term, set()).add(letters(lexeme.surface) or lexeme.surface)
    for key, term in zip(numbering.keys, numbering.terms, strict=True):
        assert key in written[term]
    assert [order(key) for key in numbering.keys] == sorted(map(order, numbering.keys))
