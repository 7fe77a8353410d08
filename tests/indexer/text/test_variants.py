"""Variant kanji and their standard forms."""

from indexer.text.variants import KANJI_VARIANTS


def test_no_variant_kanji_is_the_standard_form_of_another() -> None:
    assert not set(map(ord, KANJI_VARIANTS.values())) & set(KANJI_VARIANTS)
