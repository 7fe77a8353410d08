"""A PDF in a process of its own: what it tells, and how it ends."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.pdf.guard import Refused, read_contents
from corpus.pdf.limits import Limits
from tests.corpus.pdf.drawn_pages import table_pdf


def _pages(count: int) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for number in range(1, count + 1):
        canvas.drawString(100, 100, f"page {number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_pages_come_in_their_order_and_are_told_one_by_one() -> None:
    told: list[tuple[int, int]] = []
    contents = read_contents(_pages(3), progress=lambda *now: told.append(now))
    assert [content.texts[0].text for content in contents] == ["page 1", "page 2", "page 3"]
    assert told[-1] == (3, 3)
    assert told == sorted(told)


def test_chosen_pages_alone_are_read() -> None:
    assert [content.number for content in read_contents(_pages(3), pages=[3, 1])] == [1, 3]


@pytest.mark.parametrize(
    ("content", "limits", "reason"),
    [
        (b"no pdf", None, "壊れています"),
        (table_pdf([("甲",)], (100,), encrypt="secret"), None, "パスワード"),
        (_pages(2), Limits(pages=1), "1ページを超えています"),
        (_pages(1), Limits(glyphs=3), "1ページ: 3字を超える"),
        (_pages(1), Limits(seconds=0.01), "時間がかかりすぎる"),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, limits: Limits | None, reason: str) -> None:
    with pytest.raises(Refused) as caught:
        read_contents(content, limits=limits)
    assert reason in caught.value.reason
    assert caught.value.remedy
