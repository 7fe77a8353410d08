"""Words of a part of the site."""

import pytest

from webui.request.wording import LANGUAGES, wording
from webui.service.word_catalogue import part_wording


@pytest.mark.parametrize("part", ["api", "embed", "table", "targets"])
def test_a_part_has_the_same_words_in_every_language(part: str) -> None:
    first, *others = (part_wording(part, language, ()).texts for language in LANGUAGES)
    assert first
    assert all(isinstance(text, str) for text in first.values())
    assert [other.keys() for other in others] == [first.keys()] * len(others)


def test_labels_are_those_of_the_pages_with_the_sites_own() -> None:
    own = (("area", "政策分野"),)
    assert part_wording("embed", "ja", own).labels == wording("ja", own).labels
    assert part_wording("embed", "ja", own).labels["area"] == "政策分野"
