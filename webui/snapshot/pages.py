"""The pages of the site as the application gives them, with links that lead from file to file."""

import posixpath
import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from typing import NamedTuple
from urllib.parse import urlsplit

from webui.request.params import MAX_PAGE
from webui.snapshot.addresses import ORIGIN, SEARCH, Addresses, relative
from webui.snapshot.years import with_links

# Where a tag names an address.
_ATTRIBUTE = re.compile(r'(?<=[\s])(href|src|action|data-suggest|data-all)="(/[^"]*)"')
# Tags that may do so.
_TAG = re.compile(r'<[a-zA-Z][^<>]*="/[^>]*>')
_OUTSIDE = re.compile(rf"{re.escape(ORIGIN)}(/[^\"'<>\s\\)）。]*)?")
# Items of lists that only lead to what a snapshot has not: the API, another language.
_ITEM = re.compile(r"<li>\s*<a href=\"(/[^\"]*)\"[^>]*>[^<]*</a>\s*</li>")
_SCRIPT = re.compile(r'<script type="module" src="[^"]*"></script>\s*')
# Entries of a sitemap, and ways to ask in a description of the search.
_ENTRY = re.compile(
    r'<url><loc>([^<]*)</loc>.*?</url>\n?|<Url [^>]*template="[^"]*suggest[^"]*"[^>]*/>\n?'
)
_FORM_END = "</form>\n</search>"
# Browsers add a search only by its whole address.
_OPENSEARCH = re.compile(r'<link rel="search"[^>]*>\s*')
# What a server works out of the day it is asked on (macros.html); a file outlives its day.
_TODAY = re.compile(r"\s*<span data-today[^>]*>[^<]*</span>")
# What a page says of its own address; a folder that may lie anywhere has none to cite.
_ADDRESS = re.compile(r"<span data-address>[^<]*</span>")
# What a page says of what a server alone has.
_SERVED = re.compile(r"\s*<span data-served>[^<]*</span>")
_MARKED = (("data-today", _TODAY), ("data-served", _SERVED))
# Pictures are drawn by a server.
_PICTURE = re.compile(r'<meta (?:property="og:image|name="twitter:card)[^>]*>\s*')
_NEXT = re.compile(r'<a rel="next" href="([^"]*)"')
# A page's own policy, for servers that send no headers; frames cannot be forbidden in it.
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"


class Page(NamedTuple):
    """A file of the snapshot."""

    file: str
    content: bytes


class Answer(NamedTuple):
    """What the application says to an address."""

    status: int
    mimetype: str
    content: bytes

    @property
    def text(self) -> str:
        """The content of a page."""
        return self.content.decode()


class Surroundings(NamedTuple):
    """What every page has besides: a script, and words for browsers that run none."""

    script: str
    needed: str
    lists: str
    unserved: str = ""


class Pages:
    """Asks an application for pages and turns them into files."""

    def __init__(
        self,
        get: Callable[[str], Answer],
        addresses: Addresses,
        base: str,
        site: Surroundings,
    ) -> None:
        """``base`` is where the folder will be found, empty where that is not known."""
        self._get = get
        self._addresses = addresses
        self._base = base
        self._site = site
        # The files below static/ that pages name.
        self.assets: set[str] = set()
        # What is the same in many pages: tags by directory, the files of addresses.
        self._tags: dict[tuple[str, str], str] = {}
        self._files: dict[str, str | None] = {}

    def page(self, address: str) -> Page | None:
        """The file for an address; None where the site has nothing there."""
        response = self._get(address)
        file = self._file_of(address)
        if response.status != 200 or file is None:
            return None
        if response.mimetype == "text/html":
            return Page(file, self.html(response.text, file).encode())
        if not self._is_text(response.mimetype):
            return Page(file, response.content)
        text = response.text
        if response.mimetype.endswith("xml"):
            text = _ENTRY.sub(self._kept_entry, text)
        return Page(file, self._outside(text, file).encode())

    def listed(self, address: str) -> Iterator[Page]:
        """The files for a list: its page, and those that it leads on to."""
        following: str | None = address
        for _ in range(MAX_PAGE):
            if following is None:
                return
            response = self._get(following)
            file = self._file_of(following)
            if response.status != 200 or file is None:
                return
            text = response.text
            yield Page(file, self.html(text, file).encode())
            found = _NEXT.search(text)
            following = unescape(found[1]) if found else None

    def html(self, text: str, file: str) -> str:
        """A page of the site as the page in a file."""
        # Looked for before it is cut out: a pattern that begins with blanks tries each of them.
        for mark, pattern in _MARKED:
            if mark in text:
                text = pattern.sub("", text)
        text = _PICTURE.sub("", _ITEM.sub(self._kept_item, with_links(text)))
        if not self._base:
            text = _ADDRESS.sub("", _OPENSEARCH.sub("", text))
        script = f'<script defer src="{relative(self._site.script, file)}"></script>\n'
        text = _SCRIPT.sub("", text).replace("</head>", f"{script}</head>")
        policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        text = text.replace('<meta charset="utf-8">', f'<meta charset="utf-8">\n{policy}')
        here = posixpath.dirname(file)
        text = _TAG.sub(lambda tag: self._tag(tag[0], here), text)
        said = self._unserved(file) + ("" if file == SEARCH else self._without_script(file))
        text = text.replace(_FORM_END, f"{said}{_FORM_END}")
        return self._outside(text, file)

    def _unserved(self, file: str) -> str:
        """Shown by the script where the page was opened without a web server."""
        link = f'<a href="{relative(SEARCH, file)}#plain">{escape(self._site.lists)}</a>'
        return f'<p class="hint" id="from-file" hidden>{escape(self._site.unserved)} {link}</p>\n'

    def _without_script(self, file: str) -> str:
        """Said before somebody types for nothing."""
        link = f'<a href="{relative(SEARCH, file)}#plain">{escape(self._site.lists)}</a>'
        return f'<noscript><p class="hint">{escape(self._site.needed)} {link}</p></noscript>\n'

    def _kept_entry(self, match: re.Match[str]) -> str:
        address = unescape(match[1] or "/none").removeprefix(ORIGIN)
        return match[0] if self._file_of(address or "/") else ""

    def _kept_item(self, match: re.Match[str]) -> str:
        return match[0] if self._file_of(unescape(match[1])) else ""

    def _tag(self, tag: str, here: str) -> str:
        """A tag of a page in a directory: those around a page are the same in each."""
        key = here, tag
        if key not in self._tags:
            file = posixpath.join(here, "page")
            self._tags[key] = _ATTRIBUTE.sub(
                lambda match: self._link(match[1], unescape(match[2]), file), tag
            )
        return self._tags[key]

    def _file_of(self, address: str) -> str | None:
        if address not in self._files:
            self._files[address] = self._addresses.file_of(address)
        return self._files[address]

    def _link(self, name: str, address: str, file: str) -> str:
        if name == "action":
            other = "" if address == "/" else _elsewhere(address)
            return f'action="{relative(SEARCH, file)}"{other}'
        if name == "data-suggest":
            return 'data-suggest="suggest"'
        target = self._file_of(address)
        if target and target.startswith("static/"):
            self.assets.add(address)
        fragment = urlsplit(address).fragment
        if target is None:
            return f'{name}="{relative(SEARCH, file)}"{_elsewhere(address)}'
        behind = f"#{fragment}" if fragment else ""
        return f'{name}="{escape(relative(target, file) + behind)}"'

    def _outside(self, text: str, file: str) -> str:
        """A text whose addresses for the world outside are those of the snapshot."""
        if ORIGIN not in text:
            return text

        def address(match: re.Match[str]) -> str:
            target = self._file_of(unescape(match[1] or "/")) or "index.html"
            target = "" if target == "index.html" and self._base else target
            return escape(self._base + target if self._base else relative(target, file))

        return _OUTSIDE.sub(address, text)

    @staticmethod
    def _is_text(mimetype: str) -> bool:
        return mimetype.startswith("text/") or mimetype.endswith(("xml", "json"))


def _elsewhere(address: str) -> str:
    """A mark for ``check``: a page that only a server has, for which the search stands in."""
    return f' data-elsewhere="{escape(urlsplit(address).path)}"'
