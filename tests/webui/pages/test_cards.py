"""What a card shows of a text is the text, or a part of it that says so."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.answer.results import Fragment
from webui.pages.amounts import Piece
from webui.pages.cards import OPENING, WHOLE, passage

TEXTS = st.text(alphabet="防災店5件。\n…", min_size=1, max_size=2 * WHOLE)


def joined(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


@given(TEXTS)
def test_a_text_without_matches_is_whole_or_its_opening(text: str) -> None:
    shown = passage(text)
    if len(text) <= WHOLE:
        assert (joined(shown.pieces), shown.rest) == (text, ())
    else:
        assert joined(shown.pieces) == text[:OPENING] + "…"
        assert joined(shown.rest) == text


@given(TEXTS, st.data())
def test_fragments_are_shown_as_they_are(text: str, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(text)))
    at = data.draw(st.integers(low, len(text)))
    high = data.draw(st.integers(at, len(text)))
    fragments = [Fragment(text[low:at], False), Fragment(text[at:high], True)]
    if low:
        fragments.insert(0, Fragment("…", False))
    if high < len(text):
        fragments.append(Fragment("…", False))
    shown = passage(text, fragments)
    assert joined(shown.pieces) == "".join(fragment.text for fragment in fragments)
    assert "".join(p.text for p in shown.pieces if p.matched) == text[at:high]
    assert joined(shown.rest) in (text, "")
    assert bool(shown.rest) == (joined(shown.pieces) != text)
