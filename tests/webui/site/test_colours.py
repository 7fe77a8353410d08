"""An accent colour is readable on light and on dark pages, or it is refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import webui
from webui.site.colours import (
    DARK,
    DARK_SOFT,
    DEFAULT_ACCENT,
    LEAST_CONTRAST,
    LIGHT,
    LIGHT_SOFT,
    TINT,
    accent,
    contrast,
    mixed,
)

STYLE = (Path(webui.__file__).parent / "static" / "site.css").read_text("utf-8")


def test_contrast_has_the_known_extremes() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)
    # The example of WCAG's own documents: the lightest grey that passes on white.
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_the_default_accent_reads_well_on_both_grounds() -> None:
    chosen = accent(DEFAULT_ACCENT)
    assert contrast(chosen.light, LIGHT) > 7
    assert contrast(chosen.dark, DARK) >= 7


def test_the_style_sheet_has_the_same_grounds() -> None:
    for name, colour in (
        ("paper", LIGHT),
        ("soft", LIGHT_SOFT),
        ("paper", DARK),
        ("soft", DARK_SOFT),
    ):
        assert f"--{name}: {colour};" in STYLE
    assert f"color-mix(in srgb, var(--accent) {TINT:.0%}, var(--paper))" in STYLE


def test_a_colour_that_is_hard_to_read_is_refused_with_its_contrast() -> None:
    with pytest.raises(ValueError, match=r"1\.0しか"):
        accent("#ffff00")


def test_a_dark_accent_is_checked_against_the_dark_ground() -> None:
    with pytest.raises(ValueError, match="暗い背景"):
        accent("#00693e", "#00693e")
    assert accent("#00693e", "#7fd6a8").dark == "#7fd6a8"


@pytest.mark.parametrize("text", ["red", "#fff", "#12345g", "0017c1", "#0017c1;}", ""])
def test_only_six_digits_are_a_colour(text: str) -> None:
    with pytest.raises(ValueError, match="16進数"):
        accent(text)


@given(st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}"))
def test_every_accepted_accent_reads_on_both_grounds(colour: str) -> None:
    try:
        chosen = accent(colour)
    except ValueError:
        assert contrast(colour, LIGHT) < 1.15 * LEAST_CONTRAST
    else:
        for ground in (LIGHT, LIGHT_SOFT, mixed(chosen.light, LIGHT, TINT)):
            assert contrast(chosen.light, ground) >= LEAST_CONTRAST
        for ground in (DARK, DARK_SOFT, mixed(chosen.dark, DARK, TINT)):
            assert contrast(chosen.dark, ground) >= LEAST_CONTRAST
