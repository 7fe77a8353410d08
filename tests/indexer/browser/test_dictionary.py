"""Words of the shipped table by what they lead to."""

from indexer.browser.dictionary import leading


def test_other_spellings_of_a_term_lead_to_it() -> None:
    assert "引越" in leading(["引っ越し"], ())


def test_words_of_a_group_lead_to_it() -> None:
    assert len(leading((), [21756])) > 1


def test_nothing_leads_nowhere() -> None:
    assert leading((), ()) == {}
