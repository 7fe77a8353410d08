"""A small collection of texts that fold to others of another length."""

from collections.abc import Callable

import pytest

from corpus import Program, SynonymRow
from indexer import Searcher

PROGRAMS = (
    Program(
        id="a",
        area="区分",
        number=1,
        name="ﾊﾞｽの 運 行 状 況 ",
        summary="㈱ふくしまと、Ｗｉ－Ｆｉを見直します。電子\n申請の窓口。お知らせを配る。",
        targets="障がい者の割合 10％",
    ),
    Program(id="b", area="区分", number=2, name="博物館", summary="展示。" * 90 + "学芸員の研修。"),
    Program(id="c", area="区分", number=3, name="申請", summary="電子データの書類を申請する。"),
)


@pytest.fixture(scope="session")
def small(searcher_of: Callable[..., Searcher]) -> Searcher:
    """The search of PROGRAMS."""
    return searcher_of(PROGRAMS, (SynonymRow("乗合", ("バス",)),))
