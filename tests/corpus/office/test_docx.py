"""Word files: what is text of a table, and what only looks like it in the XML."""

import io
import zipfile
from pathlib import Path

import pytest

from corpus.document import Paragraph, TextTable
from corpus.errors import CorpusError
from corpus.importing import read_import
from corpus.office import read_docx

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def _run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{content}</w:p></w:tc>"


def _table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def _word(body: str, numbering: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{_W}" xmlns:mc="{_MC}"><w:body>{body}</w:body></w:document>',
        )
        if numbering:
            part = f'<w:numbering xmlns:w="{_W}">{numbering}</w:numbering>'
            package.writestr("word/numbering.xml", part)
    return out.getvalue()


def _only_text(content: str) -> str:
    (table,) = read_docx(_word(_table(_cell(content) + _cell("")))).blocks
    assert isinstance(table, TextTable)
    return table.cells[0].text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (_run("申請") + _run("を受ける", "<w:b/>"), "申請を受ける"),
        (f"<w:del>{_run('紙で')}</w:del><w:ins>{_run('オンラインで')}</w:ins>", "オンラインで"),
        (_run("公開") + _run("（内部）", "<w:vanish/>"), "公開"),
        (_run("公開") + _run("する", '<w:vanish w:val="0"/>'), "公開する"),
        (_run("港") + "<w:r><w:br/></w:r>" + _run("町"), "港\n町"),
        (_run("目標") + _run("※1", '<w:vertAlign w:val="superscript"/>') + _run("値"), "目標値"),
        (_run("100m") + _run("2", '<w:vertAlign w:val="superscript"/>'), "100m2"),
        (_run("CO") + _run("2", '<w:vertAlign w:val="subscript"/>'), "CO2"),
        (
            "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>みなと</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>港</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "港",
        ),
        (
            "<mc:AlternateContent><mc:Choice Requires='x'><w:r><w:t>図</w:t></w:r></mc:Choice>"
            "<mc:Fallback><w:r><w:t>図</w:t></w:r></mc:Fallback></mc:AlternateContent>",
            "図",
        ),
    ],
)
def test_the_text_of_a_cell(content: str, text: str) -> None:
    assert _only_text(content) == text


def test_numbers_that_word_writes_itself() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimalFullWidth"/><w:lvlText w:val="第%1章"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>'
    )
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr>'
    body = "".join(f"<w:p>{numbered}{_run(text)}</w:p>" for text in ("安全", "活力"))
    blocks = read_docx(_word(body, numbering)).blocks
    assert [b.text for b in blocks if isinstance(b, Paragraph)] == ["第１章　安全", "第２章　活力"]


def test_headings_are_known_by_the_level_of_the_outline() -> None:
    heading = f'<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>{_run("子育て")}</w:p>'
    blocks = read_docx(_word(heading + f"<w:p>{_run('一覧')}</w:p>")).blocks
    assert [b.is_heading for b in blocks if isinstance(b, Paragraph)] == [True, False]


def test_merged_cells_are_one() -> None:
    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = _table(
        _cell(_run("部局"), '<w:gridSpan w:val="2"/>') + _cell(_run("事業名")),
        _cell(_run("総務部"), restart) + _cell(_run("人事課")) + _cell(_run("甲")),
        _cell("", goes_on) + _cell(_run("市民課")) + _cell(_run("乙")),
    )
    (found,) = read_docx(_word(table)).blocks
    assert isinstance(found, TextTable)
    spans = {c.text: (c.top, c.left, c.bottom, c.right) for c in found.cells}
    assert spans["部局"] == (0, 0, 0, 1)
    assert spans["総務部"] == (1, 0, 2, 0)
    assert spans["乙"] == (2, 2, 2, 2)


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, ".odt"),
        ({"ppt/presentation.xml": "<p/>"}, "PowerPoint"),
        ({"word/document.xml": "<w"}, "壊れています"),
    ],
)
def test_other_files_of_office_are_named(
    tmp_path: Path, parts: dict[str, str], reason: str
) -> None:
    path = tmp_path / "plan.docx"
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    with pytest.raises(CorpusError) as caught:
        read_import(path, tmp_path / "plan")
    assert reason in str(caught.value)


def test_a_word_file_without_a_list_says_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(
        _word(_table(_cell(_run("款")) + _cell(_run("項")), _cell(_run("1")) + _cell(_run("2"))))
    )
    with pytest.raises(CorpusError) as caught:
        read_import(path, tmp_path / "plan")
    assert "款、項" in str(caught.value)


def test_a_cell_that_says_it_spans_a_million_columns_spans_what_word_has() -> None:
    span = '<w:gridSpan w:val="1000000"/>'
    row = f'<w:trPr><w:gridBefore w:val="1000000"/></w:trPr>{_cell(_run("申請"), span)}'
    (table,) = read_docx(_word(_table(row))).blocks
    assert isinstance(table, TextTable)
    assert table.columns == 2 * 63
