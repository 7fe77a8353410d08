"""What kind of file it is, by its first bytes: names lie."""

import io
import zipfile
from pathlib import PurePath

from corpus.errors import CorpusError, Problem

_JSON_SUFFIXES = (".json", ".jsonl", ".ndjson", ".geojson")
# A PDF may have some bytes of a mail or a printer before its own.
_PDF_WITHIN = 1024
_LONGEST_MARK = 1024
_OLE2 = b"\xd0\xcf\x11\xe0"
_PARTS = {"word/document.xml": "DOCX", "content.xml": "ODS"}
_SAVE_BOOK = "「ブック（.xlsx）」で保存してください。"
# First bytes of pictures, and what they are called.
_PICTURES = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF87a": "GIF",
    b"GIF89a": "GIF",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
}
# Names of files that are never plain text in bytes that no text has.
_BINARY_SUFFIXES = {".xlsx": "Excel", ".xlsm": "Excel", ".xls": "Excel", ".pdf": "PDF"} | {
    ".docx": "Word",
    ".ods": "OpenDocument",
}
_TEXT_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Streams of the container that all old files of Office are.
_OLD_FILES = {
    "EncryptedPackage": (
        "パスワードの付いたファイルです。",
        "パスワードを外して保存し直してください。",
    ),
    "WordDocument": (
        "古い形式のWordファイル（.doc）です。",
        "Wordで開き、「文書（.docx）」で保存してください。",
    ),
}


def kind_of(content: bytes, file: str) -> str:
    """Return CSV, DOCX, JSON, ODS, PDF, XLS, XLSX or ZIP; what is none of the others is CSV.

    Raises CorpusError for a file that is known and cannot be read.
    """
    if not content.strip():
        raise _refused(file, "ファイルに何も書かれていません。", "保存し直してください。")
    if b"%PDF" in content[:_PDF_WITHIN]:
        return "PDF"
    if content.startswith(_OLE2):
        for stream, refusal in _OLD_FILES.items():
            if stream.encode("utf-16-le") in content:
                raise _refused(file, *refusal)
        return "XLS"
    if content.startswith(b"PK"):
        return _zipped(content, file)
    _refuse_other(content, file)
    is_json = file.lower().endswith(_JSON_SUFFIXES) or content.lstrip()[:1] in (b"{", b"[")
    return "JSON" if is_json else "CSV"


def _refuse_other(content: bytes, file: str) -> None:
    """Raise CorpusError for a picture, and for bytes that are neither text nor what the name says.

    A table in plain text under an Excel name is common, and read.
    """
    remedy = "表のファイルを選んでください。"
    for first, name in _PICTURES.items():
        if content.startswith(first):
            raise _refused(file, f"表ではなく、画像（{name}）です。", remedy)
    claimed = _BINARY_SUFFIXES.get(PurePath(file).suffix.lower())
    if claimed and b"\0" in content[:_PDF_WITHIN] and not content.startswith(_TEXT_MARKS):
        raise _refused(file, f"名前と違い、{claimed}のファイルではありません。", remedy)


def _zipped(content: bytes, file: str) -> str:
    """Return the kind of a zip; XLSX where it is damaged: reading it says how."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = {name.casefold() for name in package.namelist()}
            mime = _start_of(package, "mimetype") if "mimetype" in names else b""
    # NotImplementedError: zipfile's word for a compression that it does not know.
    except (OSError, zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, ValueError):
        return "XLSX"
    if mime.endswith(b"opendocument.text"):
        reason = "OpenDocumentの文書（.odt）です。"
        raise _refused(file, reason, "Wordの「文書（.docx）」で保存し直してください。")
    if "ppt/presentation.xml" in names:
        raise _refused(file, "PowerPointのファイルです。", f"表をExcelに移し、{_SAVE_BOOK}")
    is_package = bool(names & {"[content_types].xml", "_rels/.rels"})
    other = "XLSX" if is_package else "ZIP"
    return next((kind for part, kind in _PARTS.items() if part in names), other)


def _start_of(package: zipfile.ZipFile, part: str) -> bytes:
    """Return no more of the part than a mark has: others claim its name for gigabytes."""
    with package.open(part) as stream:
        return stream.read(_LONGEST_MARK)


def _refused(file: str, reason: str, remedy: str) -> CorpusError:
    return CorpusError([Problem(file, None, None, "", reason, remedy)])
