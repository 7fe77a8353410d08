"""Where the pieces of an address or a contact lead."""

from hypothesis import example, given
from hypothesis import strategies as st

from corpus.columns import Link, read_links


def test_a_contact_leads_to_telephone_mail_and_web() -> None:
    text = "総務課 024-521-1111（soumu@example.jp） https://example.jp/a。"
    links = [link for link in read_links(text) if link.address]
    assert links == [
        Link("024-521-1111", "tel:024-521-1111"),
        Link("soumu@example.jp", "mailto:soumu@example.jp"),
        Link("https://example.jp/a", "https://example.jp/a"),
    ]


@given(st.text(max_size=60))
@example("javascript:alert(1) https://a.jp/(b).")
def test_pieces_are_the_text_and_lead_to_nothing_that_runs(text: str) -> None:
    pieces = read_links(text)
    assert "".join(piece.text for piece in pieces) == text
    for piece in pieces:
        assert piece.address.startswith(("http://", "https://", "mailto:", "tel:", "")), piece
        assert not piece.address.startswith("javascript:")
