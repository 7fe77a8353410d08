"""What the system refuses is told in Japanese, with what to do."""

import errno
import os

import pytest

from corpus.text.system_errors import reason_of, remedy_of


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.EACCES, "読み書きする権限がありません"),
        (errno.ENOSPC, "ディスクがいっぱいです"),
        (errno.EISDIR, "ファイルではなくフォルダーです"),
    ],
)
def test_what_is_known_has_no_english_word(number: int, reason: str) -> None:
    error = OSError(number, os.strerror(number))
    assert reason_of(error) == reason
    assert os.strerror(number) not in reason_of(error) + remedy_of(error)
    assert remedy_of(error).endswith("。")


def test_what_is_seldom_keeps_the_words_of_the_system() -> None:
    error = OSError(errno.EXDEV, os.strerror(errno.EXDEV))
    assert os.strerror(errno.EXDEV) in reason_of(error)
    assert remedy_of(error)


def test_an_error_without_a_number_is_told_by_its_text() -> None:
    assert "途中で切れた" in reason_of(OSError("途中で切れた"))
