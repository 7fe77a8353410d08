"""Clauses of facets: a division's name alone means those of all departments that have it."""

from indexer.cluster.asking.filters import Filters
from indexer.query.query import Query

VALUES = {
    "department": ("内閣府", "法務省"),
    "division": ("内閣府 › 大臣官房", "法務省 › 大臣官房", "民事局"),
    "area": (),
}


def divisions(*chosen: str) -> list[str]:
    (clause,) = Filters(VALUES, ()).of_facets(Query(divisions=chosen)).values()
    (values,) = clause["terms"].values()
    return list(values)


def test_a_name_that_several_departments_have_means_all_of_them() -> None:
    assert divisions("大臣官房") == ["内閣府 › 大臣官房", "法務省 › 大臣官房"]
    assert divisions("法務省 › 大臣官房", "民事局") == ["法務省 › 大臣官房", "民事局"]
    assert divisions("ない課") == ["ない課"]
