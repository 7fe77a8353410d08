"""What a font says of a glyph: the character that is meant, its direction, its lightness."""

import math

import pytest

from corpus.pdf.drawing.glyphs import angle_of, lightness, meant_by
from corpus.pdf.page import SLANTED


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("⼈", "人"),
        ("\uf9dc", "隆"),
        ("\U0002f81a", "冬"),
        ("\u2003", "\u3000"),
        ("\u2027", "・"),
        ("㈱①髙", "㈱①髙"),
        ("", ""),
    ],
)
def test_one_shape_means_the_character_of_japanese(text: str, meant: str) -> None:
    assert meant_by(text) == meant


@pytest.mark.parametrize(
    ("degrees", "angle"),
    [(0, 0), (4, 0), (-90, 90), (90, 270), (180, 180), (-176, 180), (45, SLANTED), (10, SLANTED)],
)
def test_a_line_runs_along_an_axis_or_is_slanted(degrees: float, angle: int) -> None:
    turned = math.radians(degrees)
    assert angle_of(math.cos(turned), math.sin(turned)) == angle


@pytest.mark.parametrize(
    ("colour", "light"),
    [
        (0, 0.0),
        (1, 1.0),
        ((1.0, 1.0, 1.0), 1.0),
        ((0.0, 0.0, 0.0, 1.0), 0.0),
        ((0.0, 0.0, 0.0, 0.0), 1.0),
        ((0.5, 0.0, 0.2, 0.0), 0.5),
        (("P1",), 0.5),
        (None, 0.5),
        ((), 0.5),
    ],
)
def test_lightness_of_grey_red_green_blue_and_inks(colour: object, light: float) -> None:
    assert lightness(colour) == light
