"""Fragments: which characters of a hit's original text matched, in a window around them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from indexer.answer.covered import Covered, Highlighter
from indexer.answer.fragment_window import Span, window
from indexer.answer.results import Fragment
from indexer.cache import Cache
from indexer.index.field_boosts import SHOWN_FIELDS, Schema
from indexer.index.postings import Docs
from indexer.matches.lookup import Lookup
from indexer.matches.match import Match
from indexer.text.normalize import fold

# A text up to this many characters is shown whole: about five lines on a phone.
WHOLE = 200
_ELLIPSIS = "…"
# Programs whose fragments are kept, some megabytes: they are found again by the same words.
_MOST_MARKED = 4096

# The number and name of each field that is shown with what matched.
ShownFields = Sequence[tuple[int, str]]
# The fragments of each shown field of a program.
Marked = Mapping[str, tuple[Fragment, ...]]


def shown_fields(schema: Schema) -> ShownFields:
    """The fields of a collection that are shown with what matched."""
    names = {*SHOWN_FIELDS, *schema.own_names}
    return [(n, field.name) for n, field in enumerate(schema.fields) if field.name in names]


class Marker:
    """Marks what matched in the programs of one generation; threads share it.

    Programs that have the same words of a query are marked alike, whatever else it asks for: what
    some matches mark in a program is kept.
    """

    def __init__(
        self, lookup: Lookup, texts_of: Callable[[int], Sequence[str]], shown: ShownFields
    ) -> None:
        """``texts_of`` are the texts of the fields of a program."""
        self._highlighter = Highlighter(lookup)
        self._texts_of = texts_of
        self._shown = shown
        # By the identity of some matches, which stay as long as they are kept here.
        self._kept: Cache[tuple[int, ...], tuple[Sequence[Match], dict[int, Marked]]] = Cache(
            _MOST_MARKED
        )

    def marked(self, docs: Docs, matches: Sequence[Sequence[Match]]) -> list[Marked]:
        """The fragments of each program of a page, which has these matches."""
        shared = {id(own): own for own in matches}
        known = {number: self._known(own) for number, own in shared.items()}
        page = list(zip(docs.tolist(), [known[id(own)] for own in matches], strict=True))
        lacking = [at for at, (doc, marked) in enumerate(page) if doc not in marked]
        if lacking:
            own = [matches[at] for at in lacking]
            covered = self._highlighter.covered(docs[lacking], own)
            for at in lacking:
                doc, marked = page[at]
                texts = self._texts_of(doc)
                marked[doc] = fragments(doc, matches[at], covered, texts, self._shown)
                self._kept.put(tuple(map(id, matches[at])), (matches[at], marked))
        return [marked[doc] for doc, marked in page]

    def _known(self, matches: Sequence[Match]) -> dict[int, Marked]:
        """What some matches mark, by program, as far as it is known."""
        known = self._kept.get(tuple(map(id, matches)))
        return {} if known is None else known[1]


def fragments(
    doc: int,
    matches: Iterable[Match],
    covered: Mapping[int, Covered],
    texts: Sequence[str],
    shown: ShownFields,
) -> Marked:
    """The fragments of each shown field of a program, whose texts are those of its fields."""
    spans: dict[int, list[Span]] = {}
    surfaces: dict[str, None] = {}
    for match in matches:
        if match.surface:
            surfaces[match.surface] = None
            continue
        for field, start, end in covered[id(match)][doc]:
            if field in spans:
                spans[field].append((start, end))
            else:
                spans[field] = [(start, end)]
    if surfaces:
        for field, _ in shown:
            spans[field] = [*spans.get(field, ()), *_surface_spans(surfaces, texts[field])]
    return {
        name: _fragments(texts[field], matched) if (matched := spans.get(field)) else ()
        for field, name in shown
    }


def _surface_spans(surfaces: Iterable[str], text: str) -> Iterator[Span]:
    """Where each of some folded texts stands in a text, which is folded once for all of them."""
    folded = fold(text)
    for surface in surfaces:
        at = folded.text.find(surface)
        while at >= 0:
            yield folded.span(at, at + len(surface))
            at = folded.text.find(surface, at + len(surface))


def _united(spans: Sequence[Span]) -> Sequence[Span]:
    """Ascending spans without overlaps; those that touch are one."""
    if len(spans) == 1:
        return spans
    united: list[Span] = []
    for start, end in sorted(set(spans)):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united


def _fragments(text: str, matched: Sequence[Span]) -> tuple[Fragment, ...]:
    """The text, or a window of it, in matched and other pieces."""
    spans = _united(matched)
    low, high = (0, len(text)) if len(text) <= WHOLE else window(text, spans)
    pieces = [Fragment(_ELLIPSIS, False)] if low else []
    at = low
    for start, end in spans:
        if start < low or end > high:
            continue
        if start > at:
            pieces.append(Fragment(text[at:start], False))
        pieces.append(Fragment(text[start:end], True))
        at = end
    if at < high:
        pieces.append(Fragment(text[at:high], False))
    if high < len(text):
        pieces.append(Fragment(_ELLIPSIS, False))
    return tuple(pieces)
