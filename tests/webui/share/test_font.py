"""A font is found where the machine has one; without fontconfig there is none, and no error."""

import pytest

from webui.share import font


def test_without_a_list_of_fonts_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(font.shutil, "which", lambda name: None)
    assert font._listed() == []


def test_bold_fonts_without_serifs_come_first() -> None:
    names = ["NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", "x.ttf"]
    ranked = sorted(map(font.Path, names), key=font._rank)
    assert [path.name for path in ranked[:2]] == ["NotoSansCJK-Bold.ttc", "NotoSansCJK-Regular.ttc"]


def test_a_command_that_fails_gives_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(font.shutil, "which", lambda name: "/bin/false")
    assert font._listed() == []
