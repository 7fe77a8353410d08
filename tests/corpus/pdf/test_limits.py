"""What a PDF may cost: each limit refuses with a message, and none is met by a plan."""

from dataclasses import asdict

from corpus.pdf.limits import Limits, TooMuch


def test_every_limit_is_positive_and_a_page_takes_less_than_the_file() -> None:
    limits = Limits()
    assert all(value > 0 for value in asdict(limits).values())
    assert limits.page_seconds < limits.seconds


def test_the_message_says_which() -> None:
    assert str(TooMuch("1,000ページを超えています。")) == "1,000ページを超えています。"
