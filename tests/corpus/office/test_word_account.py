"""Every character of a Word file is read, or counted by what it is."""

import io
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree.ElementTree import fromstring

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.importing import Import, read_import
from corpus.office.word_account import account_of

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def _run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


# What Word puts beside the text of a paragraph, each with the text 外 or nothing.
_BESIDE = {
    "deleted": "<w:del><w:r><w:delText>外</w:delText></w:r></w:del>",
    "moved": f"<w:moveFrom>{_run('外')}</w:moveFrom>",
    "hidden": _run("外", "<w:vanish/>"),
    "ruby": (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>外</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t></w:t></w:r></w:rubyBase></w:ruby></w:r>"
    ),
    "box": (
        "<mc:AlternateContent><mc:Choice Requires='x'><w:r><w:txbxContent><w:p>"
        f"{_run('外')}</w:p></w:txbxContent></w:r></mc:Choice><mc:Fallback><w:r><w:txbxContent>"
        f"<w:p>{_run('外')}</w:p></w:txbxContent></w:r></mc:Fallback></mc:AlternateContent>"
    ),
    "note": _run("※1", '<w:vertAlign w:val="superscript"/>'),
    "footnote": "<w:r><w:footnoteReference w:id='1'/></w:r>",
    "nothing": "",
}


def _paragraph(text: str, beside: str) -> str:
    inserted = f"<w:ins>{_run(text[:1])}</w:ins>{_run(text[1:])}"
    return f"<w:p>{inserted}{_BESIDE[beside]}</w:p>"


def _cell(text: str, beside: str, is_nested: bool = False) -> str:
    inner = "".join(_paragraph(line, beside) for line in text.split("\n"))
    if is_nested:
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl><w:p/>"
    return f"<w:tc>{inner}</w:tc>"


def _imported(rows: list[list[str]]) -> Import:
    table = f"<w:tbl>{''.join(f'<w:tr>{chr(10).join(row)}</w:tr>' for row in rows)}</w:tbl>"
    root = f'<w:document xmlns:w="{_W}" xmlns:mc="{_MC}"><w:body>{table}</w:body></w:document>'
    footnotes = (
        f'<w:footnotes xmlns:w="{_W}"><w:footnote><w:p>{_run("脚注の文")}</w:p></w:footnote>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", root)
        package.writestr("word/footnotes.xml", f"{footnotes}</w:footnotes>")
    with TemporaryDirectory() as directory:
        path = Path(directory) / "plan.docx"
        path.write_bytes(out.getvalue())
        return read_import(path, Path(directory) / "plan")


_HEADINGS = ("番号", "事業名", "事業概要", "担当課")
_KINDS = st.sampled_from(sorted(_BESIDE))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_KINDS, _KINDS, st.booleans()), min_size=1, max_size=6))
def test_the_account_comes_out_whatever_stands_beside_the_text(
    kinds: list[tuple[str, str, bool]],
) -> None:
    rows = [[_cell(heading, "nothing") for heading in _HEADINGS]]
    for number, (name, text, is_nested) in enumerate(kinds, start=1):
        rows.append(
            [
                _cell(str(number), "nothing"),
                _cell(f"取組{number}", name),
                _cell("支える。\n続ける。", text, is_nested),
                _cell("企画課", "nothing"),
            ]
        )
    imported = _imported(rows)
    assert [(p.name, p.summary) for p in imported.programs] == [
        (f"取組{number}", "支える。\n続ける。") for number in range(1, len(kinds) + 1)
    ]
    assert not [p for p in imported.problems if "数の合わない" in p.reason]
    assert any("脚注4字" in note for note in imported.source.notes)
    boxes = [p for p in imported.problems if p.value == "外"]
    assert len(boxes) == sum((n == "box") + 2 * (t == "box") for n, t, _ in kinds)


def test_an_account_has_the_kinds_of_what_is_left() -> None:
    body = fromstring(
        f'<w:body xmlns:w="{_W}" xmlns:mc="{_MC}">'
        f"{''.join(_paragraph('本文', kind) for kind in _BESIDE)}</w:body>"
    )
    account = account_of(body, [])
    assert account.read == 2 * len(_BESIDE) + len("※1")
    assert dict(account.left) == {
        "消された文": 2,
        "隠し文字": 1,
        "ふりがな": 1,
        "テキストボックスの文": 1,
    }
    assert account.boxes == ["外"]
