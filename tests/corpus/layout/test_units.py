"""Department and divisions of one cell."""

import pytest

from corpus.layout.units import departments_in, glued_units, spaced_units, split_units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("総務部\n防災課\n広報課", ("総務部", "防災課\n広報課")),
        ("総務部 防災課", ("総務部", "防災課")),
        ("総務部防災課", ("総務部", "防災課")),
        ("教育委員会", ("教育委員会", "")),
        ("防災課", ("", "防災課")),
        (" \n ", ("", "")),
    ],
)
def test_a_cell_of_both(text: str, units: tuple[str, str]) -> None:
    assert split_units(text) == units


@pytest.mark.parametrize(
    ("text", "units"),
    [("建設部　公園課", ["建設部", "公園課"]), ("公園 課", []), ("公園課", []), ("", [])],
)
def test_a_space_parts_whole_units_only(text: str, units: list[str]) -> None:
    assert spaced_units(text) == units


@pytest.mark.parametrize(
    ("cells", "departments"),
    [
        (["建設部道路課", "建設部公園課"], {"建設部"}),
        (["建設部　道路課"], {"建設部"}),
        (["教育委員会学校教育課", "教育委員会生涯学習課"], {"教育委員会"}),
        # One may be a name of its own: what stands behind it has to change.
        (["郵便局対策課", "郵便局対策課"], set()),
        (["市庁舎整備課", "市庁舎管理課"], set()),
        (["薬局方審査課", "薬局方管理課"], set()),
        (["学校部活動課", "学校部活動室"], set()),
        (["総務部", "道路課", "", "部課"], set()),
    ],
)
def test_a_department_is_one_that_several_divisions_stand_behind(
    cells: list[str], departments: set[str]
) -> None:
    assert departments_in(cells) == departments


def test_a_division_is_parted_from_a_known_department_only() -> None:
    assert glued_units("建設部道路課", {"建設部"}) == ["建設部", "道路課"]
    assert glued_units("総務部広報課", {"建設部"}) == []
    assert glued_units("建設部", {"建設部"}) == []


def test_a_board_is_a_department_of_one_cell_too() -> None:
    assert split_units("教育委員会学校教育課") == ("教育委員会", "学校教育課")
