"""A ZIP file that is no workbook: the one table in it."""

import io
import zipfile
from pathlib import PurePosixPath

from corpus.errors import CorpusError, Problem
from corpus.text.encoding import MAX_BYTES

_TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".json", ".jsonl", ".ndjson", ".geojson")
_SHOWN = 8


def only_table(content: bytes, file: str) -> tuple[bytes, str]:
    """Return content and name of the only table in a ZIP file.

    Raises CorpusError where there is none, several, or one that unpacks to too much; what
    ``damage_named`` turns into a problem where the file is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        tables = [part for part in archive.infolist() if _is_table(part)]
        if len(tables) != 1:
            raise CorpusError([_not_one(file, [part.filename for part in tables])])
        (table,) = tables
        if table.file_size > MAX_BYTES:
            raise CorpusError([_too_large(file, table.filename)])
        # Read no more than it may have, whatever the archive says of its size.
        with archive.open(table) as stream:
            unpacked = stream.read(MAX_BYTES + 1)
    if len(unpacked) > MAX_BYTES:
        raise CorpusError([_too_large(file, table.filename)])
    return unpacked, PurePosixPath(table.filename).name


def _is_table(part: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(part.filename)
    is_extra = path.name.startswith((".", "~$")) or path.parts[0] == "__MACOSX"
    return not part.is_dir() and not is_extra and path.suffix.lower() in _TABLES


def _too_large(file: str, table: str) -> Problem:
    reason, remedy = "ZIPの中のファイルが大きすぎます。", "表を分けてください。"
    return Problem(file, None, None, table, reason, remedy)


def _not_one(file: str, names: list[str]) -> Problem:
    if not names:
        reason = "ZIPの中に、取り込める表（.csv、.xlsx、.json）がありません。"
        return Problem(file, None, None, "", reason, "もとの表を使ってください。")
    reason = f"ZIPの中に表が{len(names)}つあります。"
    shown = "、".join(names[:_SHOWN])
    return Problem(file, None, None, shown, reason, "一つを取り出して取り込んでください。")
