"""Texts as programs write them, looked up in a small index."""

from collections.abc import Callable

import pytest

from corpus import Program
from indexer.index.segment import Segment
from indexer.matches.lookup import Lookup
from indexer.query.written import Written, as_place
from indexer.text.analyzer import analyze

NAMES = ("電子申請の受付", "申請を電子データで受け付ける", "県立高校の再編")


@pytest.fixture(scope="module")
def written(segment_of: Callable[..., Segment]) -> Written:
    segment = segment_of(
        [Program(f"p{number}", "", number + 1, name) for number, name in enumerate(NAMES)]
    )
    return Written(segment.vocabulary, Lookup.of(segment))


@pytest.mark.parametrize("text", ["電子申請", "電子申請の受付", "県立", "高校"])
def test_a_text_of_a_program_has_matches(written: Written, text: str) -> None:
    assert written.of(text)
    assert written.of(text) == written.of(text)


@pytest.mark.parametrize("text", ["", "電子高校", "申請電子", "病院"])
def test_a_text_of_no_program_has_none(written: Written, text: str) -> None:
    assert written.of(text) == ()


def test_a_phrase_keeps_distances_and_knows_all_its_words(written: Written) -> None:
    phrase = written.phrase([part for token in analyze("申請の受付") for part in token.parts], "")
    assert phrase is not None
    assert phrase.steps == (0, 2)
    assert written.phrase(analyze("病院")[0].parts, "") is None
    assert written.phrase((), "") is None


def test_a_name_with_a_small_ke_is_found_where_ga_is_cut_off(
    segment_of: Callable[..., Segment],
) -> None:
    segment = segment_of([Program("p", "", 1, "百合が丘の公園と光が丘の駅")])
    written = Written(segment.vocabulary, Lookup.of(segment))
    for name in ("百合ヶ丘", "百合ケ丘"):
        assert [match.surface for match in written.with_ga(name)] == ["百合が丘"]
    for other in ("光ヶ丘", "百合丘", "百足ヶ丘", "ヶ丘", ""):
        assert written.with_ga(other) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("百合が丘", "百合ヶ丘"),
        ("百合が丘団地", "百合ヶ丘団地"),
        ("千駄が谷", "千駄ヶ谷"),
        ("霞が関", ""),
        ("水が丘に流れる", ""),
    ],
)
def test_the_name_of_a_place_whose_particle_is_none(text: str, name: str) -> None:
    assert as_place(text, analyze(text)) == name
