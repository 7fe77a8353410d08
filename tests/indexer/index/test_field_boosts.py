"""The fields that are searched, and what each weighs."""

from pathlib import Path

from corpus import Collection, Loaded, Program
from indexer import Query, Searcher, update_index
from tests.indexer.answer.test_own_columns import _ids, _index, _searcher


def test_words_of_a_searched_column_find_its_program(own_searcher: Searcher) -> None:
    results = own_searcher.search(Query("自転車"))
    assert [hit.program.id for hit in results.hits if not hit.partial] == ["a-1"]
    pieces = results.hits[0].fragments["内容"]
    assert [(piece.text, piece.matched) for piece in pieces] == [
        ("自転車", True),
        ("を買う", False),
    ]


def test_a_column_that_is_not_searched_finds_nothing(own_searcher: Searcher) -> None:
    assert _ids(own_searcher, Query("随時")) == []


def test_the_weight_of_a_column_decides_the_order(tmp_path: Path) -> None:
    rows = ({"重い": "桜"}, {"軽い": "桜"})
    weights = '[[columns]]\nheading = "重い"\nsearched = {}\n[[columns]]\nheading = "軽い"\n'
    for heavy, light, order in ((3, 0.5, [1, 2]), (0.5, 3, [2, 1])):
        directory = tmp_path / str(heavy)
        directory.mkdir()
        settings = weights.format(heavy) + f"searched = {light}\n"
        assert _ids(_index(directory, rows=rows, settings=settings), Query("桜")) == order


def test_what_is_called_so_stands_before_what_has_it_in_a_long_name(tmp_path: Path) -> None:
    long = "老朽化した施設の改修と地域の交流の拠点となる広場の整備に係る桜の植樹"
    programs = (
        Program("a-1", "", 1, long, "桜を植え、桜を守る"),
        Program("a-2", "", 2, "桜の植樹", "苗木を買う"),
    )
    update_index(Loaded(Collection(tmp_path, ""), programs, (), ()), tmp_path / "index")
    assert _ids(_searcher(tmp_path), Query("桜")) == [2, 1]
