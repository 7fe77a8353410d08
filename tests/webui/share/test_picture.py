"""Pictures: lines that fit, broken where Japanese allows it, nothing lost but with an ellipsis."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from webui.share.font import japanese_font
from webui.share.picture import HEIGHT, NOT_FIRST, NOT_LAST, WIDTH, Sheet, draw, wrapped

ACCENT = "#0017c1"


@given(st.text(alphabet="防災事業（）、。ーAb 1", max_size=60), st.integers(1, 12))
def test_lines_are_the_text_and_fit(text: str, most: int) -> None:
    lines = [*wrapped(text, len, most)]
    assert "".join(lines) == " ".join(text.split())
    assert all(0 < len(line) <= most for line in lines)


def test_no_line_begins_or_ends_with_what_must_not() -> None:
    lines = [*wrapped("県民の安全、安心（防災）の事業。", len, 6)]
    assert lines == ["県民の安全、", "安心（防災）", "の事業。"]
    assert not [line for line in lines if line[0] in NOT_FIRST or line[-1] in NOT_LAST]


@pytest.mark.parametrize("heading", ["防災", "防災" * 100, "", "Ｗｉ－Ｆｉ　\n整備 𠮷"])
def test_any_heading_gives_a_picture(heading: str) -> None:
    font = japanese_font()
    if font is None:
        pytest.skip("There is no Japanese font on this machine.")
    image = Image.open(io.BytesIO(draw(Sheet("題名" * 40, heading, "総務部", ACCENT), font)))
    assert (image.size, image.format) == ((WIDTH, HEIGHT), "PNG")
    colours = {colour for _, colour in image.convert("RGB").getcolors(1000) or ()}
    assert (0x00, 0x17, 0xC1) in colours
