"""What is known of headings before a file is opened."""

from corpus import columns
from corpus.layout.expected_headings import Said


def test_a_heading_is_known_however_it_is_written() -> None:
    said = Said({"件名": columns.NAME, "備考": None})
    assert "件　名" in said
    assert said.field("件 名") == columns.NAME


def test_none_of_ours_is_said_too() -> None:
    said = Said({"備考": None})
    assert "備考" in said
    assert said.field("備考") is None
    assert "概要" not in said
    assert "備考" not in Said()
