"""A snapshot looked over: links that lead nowhere, files that are missing, cut or damaged."""

import gzip
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from indexer.browser.files import FORMAT, MANIFEST, digits_of, file_name, files_of_stems
from webui.snapshot.folder import SEARCH

_LINK = re.compile(r'\s(?:href|src|action)="([^"]*)"')
_ELSEWHERE = re.compile(r'\sdata-elsewhere="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_SCRIPT = re.compile(r"<script type=\"application/.*?</script>", re.S)
_JSON = (".json", ".jsonld")


class Report(NamedTuple):
    """What was looked at, and what is wrong.

    ``elsewhere`` counts the links, by the path that they have on a server, to pages that a snapshot
    has not: they lead to the search.
    """

    files: int
    links: int
    problems: list[str]
    elsewhere: Counter[str]


def check_folder(folder: Path) -> Report:
    """Look over a folder that ``sesaku snapshot`` wrote."""
    pages = sorted(folder.rglob("*.html"))
    problems = list(_search_problems(folder / SEARCH))
    if not (folder / "index.html").is_file():
        problems.append("index.html: ありません。")
    problems += [
        f"{path.relative_to(folder)}: 途中で切れているか、壊れています。"
        for path in sorted(folder.rglob("*"))
        if not _is_whole(path)
    ]
    links, elsewhere = 0, Counter[str]()
    for page in pages:
        found = _links(page)
        links += len(found)
        elsewhere.update(map(unescape, _ELSEWHERE.findall(_text(page))))
        problems += [
            f"{page.relative_to(folder)}: リンク先「{link}」がありません。"
            for link in found
            if not _leads(folder, page, link)
        ]
    return Report(sum(path.is_file() for path in folder.rglob("*")), links, problems, elsewhere)


def _is_whole(path: Path) -> bool:
    """Tell whether a page or a file of data ends as it should: an upload may have broken off."""
    try:
        if path.suffix == ".html":
            return path.read_text(encoding="utf-8").rstrip().endswith("</html>")
        if path.suffix in _JSON:
            json.loads(path.read_bytes())
    except (OSError, ValueError):
        return False
    return True


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8", errors="replace")


def _links(page: Path) -> list[str]:
    text = _SCRIPT.sub("", _text(page))
    return [unescape(link) for link in _LINK.findall(text)]


def _leads(folder: Path, page: Path, link: str) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return True
    if not parts.path:
        return not parts.fragment or unquote(parts.fragment) in _ID.findall(_text(page))
    target = (page.parent / unquote(parts.path)).resolve()
    return target.is_file() and target.is_relative_to(folder.resolve())


def _search_problems(directory: Path) -> Iterator[str]:
    """What is wrong with the search files."""
    path = directory / MANIFEST
    try:
        manifest = json.loads(gzip.decompress(path.read_bytes()))
        form = manifest["format"]
    except (OSError, EOFError, ValueError, KeyError, zlib.error) as error:
        yield f"{SEARCH}/{MANIFEST}: 読めません（{error}）。"
        return
    if form != FORMAT:
        yield f"{SEARCH}/{MANIFEST}: 形式が {form} です（{FORMAT} のはず）。"
        return
    for stem, count in files_of_stems(manifest).items():
        paths = [directory / file_name(stem, number) for number in range(count)]
        problems = [problem for path in paths for problem in _file_problems(path)]
        yield from problems
        if not problems and digits_of(path.read_bytes() for path in paths) != stem.split("-")[1]:
            yield f"{SEARCH}/{stem}-*: ほかの内容が混ざっています。"


def _file_problems(path: Path) -> Iterator[str]:
    name = f"{SEARCH}/{path.name}"
    if not path.is_file():
        yield f"{name}: ありません。"
        return
    try:
        gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error):
        yield f"{name}: 壊れています。"
