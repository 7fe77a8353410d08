"""What of the programs is published: the collection's columns, no repost of nothing, all names."""

from pathlib import Path

import corpus
from corpus.collection import Collection
from corpus.loading.published import Seen, published, with_all_names
from corpus.record import Program
from tests.corpus.loading.written_collection import written_collection


def test_repost_of_nothing_is_loaded_as_a_program_of_its_own(tmp_path: Path) -> None:
    directory = written_collection(
        tmp_path,
        Program("a", "", None, "甲", repost_of="gone"),
        Program("b", "", None, "乙", repost_of="a"),
        Program("c", "", None, "丙", repost_of="c"),
    )
    loaded = corpus.load(directory)
    assert [program.repost_of for program in loaded.programs] == [None, "a", None]


def test_programs_with_nothing_to_take_away_are_the_same() -> None:
    programs = [Program("a", "一", 1, "甲"), Program("b", "一", 2, "乙", repost_of=None)]
    assert published(programs, Collection(Path(), "計画"), Seen.of(programs)) is programs


def test_cells_of_columns_that_the_collection_has_not_are_not_published() -> None:
    programs = [Program("a", "一", 1, "甲", extra=(("庁内メモ", "秘"),))]
    (one,) = published(programs, Collection(Path(), "計画"), Seen.of(programs))
    assert one.extra == ()


def test_names_that_nobody_listed_follow_those_that_are() -> None:
    programs = [Program("a", "二", 1, "甲", department="甲部"), Program("b", "", 2, "乙")]
    named = with_all_names(Collection(Path(), "計画", departments=("乙部",)), Seen.of(programs))
    assert (named.areas, named.departments) == (("二",), ("乙部", "甲部"))
