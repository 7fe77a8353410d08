"""What JSON has of a program."""

from indexer import Query, Searcher
from indexer.answer.view import results_view


def test_the_view_has_the_columns_by_heading(own_searcher: Searcher) -> None:
    query = Query()
    view = results_view(query, own_searcher.search(query))
    assert view["hits"][3]["columns"] == {
        "対象者": "", "金額": "200,000", "締切": "", "内容": "",
    }  # fmt: skip
    assert list(view["facets"]) == ["department", "division", "area", "new", "対象者"]
