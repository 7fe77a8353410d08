"""Settings taken one after the other; what nobody asked for, or is wrong, is said."""

from datetime import date

from corpus.settings.taking import Settings
from corpus.settings.values import text_of, year_of


def test_a_setting_that_is_wrong_or_missing_has_its_default() -> None:
    settings = Settings({"title": " 計画 ", "fiscal_year": "R2"})
    assert settings.take("title", text_of, "") == "計画"
    assert settings.take("fiscal_year", year_of, 2019) == 2019
    assert settings.take("note", text_of, "なし") == "なし"
    (problem,) = settings.problems()
    assert (problem.column, problem.value, problem.severity) == ("fiscal_year", "R2", "error")
    assert "西暦の数字" in problem.remedy


def test_what_is_left_over_is_a_warning() -> None:
    (problem,) = Settings({"titel": "計画"}).problems()
    assert (problem.column, problem.severity) == ("titel", "warning")


def test_tables_are_taken_as_they_are_unless_json_cannot_carry_them() -> None:
    settings = Settings({"site": {"a": 1}, "other": {"day": date(2026, 4, 1)}, "x": 1})
    assert settings.take_tables().keys() == {"site", "other"}
    assert [(one.column, one.severity) for one in settings.problems()] == [
        ("other", "error"),
        ("x", "warning"),
    ]


def test_columns_that_cannot_be_used_are_left_out_and_told() -> None:
    settings = Settings({"columns": [{"heading": "対象", "kind": "facet"}, {"kind": "facet"}]})
    assert [column.heading for column in settings.take_columns()] == ["対象"]
    assert len(settings.problems()) == 1
