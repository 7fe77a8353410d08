"""What JSON has of a program."""

from corpus import Program
from corpus.columns import Column, Label
from indexer import Query, Searcher
from indexer.answer.view import columns_view, results_view


def test_the_view_has_the_columns_by_heading(own_searcher: Searcher) -> None:
    query = Query()
    view = results_view(query, own_searcher.search(query))
    assert view["hits"][3]["columns"] == {
        "対象者": "", "金額": "200,000", "締切": "", "内容": "",
    }  # fmt: skip
    assert list(view["facets"]) == ["department", "division", "area", "new", "対象者"]


def test_the_view_has_no_text_of_a_column_that_is_shown_nowhere() -> None:
    extra = (("メモ", "内緒"), ("備考", "公開"), ("区分", "甲"))
    program = Program("a", "くらし", 1, "防災", extra=extra)
    memo = Column("メモ", "text", Label("メモ", "Memo"), shown="neither")
    remark = Column("備考", "text", Label("備考", "Remark"))
    facet = Column("区分", "facet", Label("区分", "Kind"), shown="neither")
    assert columns_view(program, (memo, remark, facet)) == {"備考": "公開", "区分": "甲"}
