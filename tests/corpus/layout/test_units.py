"""Department and divisions of one cell."""

import pytest

from corpus.layout.units import spaced_units, split_units


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
