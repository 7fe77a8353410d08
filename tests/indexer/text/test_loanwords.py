"""Words in katakana and in Latin letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text.loanwords import consonants, is_transcription


def is_same(latin: str, katakana: str) -> bool:
    return consonants(latin) == consonants(katakana) and is_transcription(latin, katakana)


@pytest.mark.parametrize(
    ("latin", "katakana"),
    [
        ("blockchain", "ブロックチェーン"),
        ("blockchain", "ブロックチェイン"),
        ("mynaportal", "マイナポータル"),
        ("resas", "リーサス"),
        ("ransomware", "ランサムウェア"),
        ("ideathon", "アイディアソン"),
        ("sponsorship", "スポンサーシップ"),
        ("sustainable", "サステナブル"),
        ("accelerator", "アクセラレーター"),
        ("youtube", "ユーチューブ"),
        ("workshop", "ワークショップ"),
    ],
)
def test_one_word_in_two_scripts(latin: str, katakana: str) -> None:
    assert is_same(latin, katakana)


@pytest.mark.parametrize(
    ("latin", "katakana"),
    [("armband", "インバウンド"), ("intent", "インターネット"), ("tovarich", "タブレット")],
)
def test_the_same_consonants_are_not_enough(latin: str, katakana: str) -> None:
    assert consonants(latin) == consonants(katakana)
    assert not is_transcription(latin, katakana)


def test_other_text_has_no_consonants() -> None:
    assert consonants("道路") == consonants("web会議") == consonants("") == ""


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=12))
def test_any_letters_can_be_compared(latin: str) -> None:
    assert set(consonants(latin)) <= set("bdfghkmnprstw")
    is_transcription(latin, "ア")


@given(st.text(alphabet="アカガシチョフィンッーヴウェ", max_size=12))
def test_any_katakana_can_be_compared(katakana: str) -> None:
    assert set(consonants(katakana)) <= set("bdfghkmnprstw")
