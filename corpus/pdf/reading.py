"""A PDF to a document, or the reason why it cannot be one."""

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from corpus.document.blocks import Document, Remark
from corpus.document.heading import Meanings
from corpus.errors import CorpusError, Problem
from corpus.pdf.content import Content
from corpus.pdf.guard import Progress, Refused, read_contents
from corpus.pdf.joined_pages import document_of
from corpus.pdf.limits import Limits

# Before, a PDF could make pdfminer run what it carries (CVE-2025-64512), and tables were pickles.
_OLDEST = "20260107"
# So many glyphs that nobody knows may be symbols of a list; more, and words are missing.
_UNKNOWN = 0.01
# A page is a picture where images cover so much of it and it has no text.
_PICTURE = 0.3
_ORIGINAL = "もとのWordかExcelのファイルを使ってください。"


def read_pdf(
    content: bytes,
    file: str,
    meanings: Meanings,
    *,
    pages: Sequence[int] | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Document:
    """Return the document; ``pages`` are the numbers of those to read, None for all.

    ``progress`` is told of each page. Raises CorpusError where the file cannot be read: without
    pdfminer, locked, damaged, too large, or without text that can be trusted.
    """
    try:
        if not _has_reader():
            reason = "PDFを読む部品（pdfminer.six）が入っていません。"
            raise Refused(reason, "sesaku のフォルダーで pip install '.[pdf]' と打ってください。")
        contents = read_contents(content, pages, limits, progress)
        _weigh(contents)
    except Refused as refused:
        problem = Problem(file, None, None, "", refused.reason, refused.remedy)
        raise CorpusError([problem]) from refused
    document = document_of(contents, meanings)
    document.remarks += [remark for one in contents if (remark := _unread(one)) is not None]
    return document


def _has_reader() -> bool:
    try:
        return version("pdfminer.six") >= _OLDEST
    except PackageNotFoundError:
        return False


def _weigh(contents: Sequence[Content]) -> None:
    """Raise Refused where the pages have no text that can be trusted."""
    glyphs = sum(content.glyphs for content in contents)
    hidden = sum(content.hidden for content in contents)
    if hidden > glyphs:
        reason = "紙を読み取ったPDFです。文字は読み取りソフトが推し量ったもので、誤りを含みます。"
        raise Refused(reason, _ORIGINAL)
    if not glyphs:
        pictures = [content.number for content in contents if content.image_share > _PICTURE]
        what = f"（{_ranges(pictures)}ページは画像だけです）" if pictures else ""
        remedy = f"{_ORIGINAL}紙しかないときは、手で表に起こします。"
        raise Refused(f"文字のないPDFです{what}。", remedy)
    unknown = sum(content.unknown for content in contents)
    if unknown > glyphs * _UNKNOWN:
        worst = [content for content in contents if content.unknown]
        where = "、".join(f"{one.number}ページに{one.unknown:,}字" for one in worst[:5])
        reason = f"文字として取り出せない字が{unknown:,}字あります（全{glyphs:,}字。{where}）。"
        raise Refused(reason, f"「PDF/A」で保存し直すか、{_ORIGINAL}")


def _unread(content: Content) -> Remark | None:
    """Return a remark about a page whose text is a picture."""
    if content.glyphs >= content.hidden and (content.glyphs or content.image_share <= _PICTURE):
        return None
    reason = "画像だけのページです。読んでいません。"
    return Remark(f"{content.number}ページ", "", reason, "施策の表なら、手で加えてください。")


def _ranges(numbers: Sequence[int]) -> str:
    """Return numbers as people write them: 1〜3、5."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return "、".join(str(p[0]) if len(p) == 1 else f"{p[0]}〜{p[-1]}" for p in parts)
