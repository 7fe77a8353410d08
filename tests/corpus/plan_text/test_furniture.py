"""Lines of a plan's pages that belong to no program."""

import pytest

from corpus.plan_text.furniture import (
    AREA_DESCRIPTION,
    AREA_HEADING,
    AREA_HEADING_FORM,
    AREA_NAME,
    COLUMN_HEADING,
    PAGE_NUMBER,
    TITLE,
    furniture_kind,
)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("整理 新 施策（事業）名称", COLUMN_HEADING),
        ("番号", COLUMN_HEADING),
        ("番号 防災", TITLE),
        ("12", PAGE_NUMBER),
        ("12345", TITLE),
        ("２\u3000安全と安心", AREA_HEADING),
        ("「安全と安心」", AREA_NAME),
        ("～県民を守る～", AREA_DESCRIPTION),
        ("～～", TITLE),
        ("アクションプラン", TITLE),
        ("", TITLE),
    ],
)
def test_a_line_is_known_by_its_form(line: str, kind: str) -> None:
    assert furniture_kind(line) == kind


def test_the_heading_of_an_area_has_its_number_and_name() -> None:
    found = AREA_HEADING_FORM.fullmatch("２\u3000安全と安心")
    assert found
    assert (found["number"], found["name"]) == ("２", "安全と安心")
