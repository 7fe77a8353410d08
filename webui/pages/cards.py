"""Hits as cards: texts cut into pieces, a repost on the card of its original."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from indexer.answer.results import Fragment, Hit
from indexer.answer.view import HitView
from webui.api.present import Addressing, hit_view, named_view
from webui.api.views import NamedView, ProgramView
from webui.pages.amounts import Piece, pieces
from webui.pages.cells import Cell, card_cells
from webui.request.engine import Searcher
from webui.request.wording import Wording

# Texts up to this length stand on a card whole, as the engine leaves those whole that matched; the
# plan's longest summary has 167 characters.
WHOLE = 200
# What of a longer text stands on a card where nothing of it matched.
OPENING = 160
ELLIPSIS = Piece("…")


@dataclass(frozen=True, slots=True)
class Passage:
    """A field's text on a card. ``rest`` is the whole text where ``pieces`` show only a part."""

    pieces: tuple[Piece, ...]
    rest: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A hit ready to be shown.

    ``view`` is the hit as the API has it. ``reposts`` are hits of this page that only repost this
    one. ``original`` is named where the hit is itself a repost. ``opens`` names the group that the
    card is the first of: ``partial`` has not every word of the query, ``similar`` only resembles
    what has; empty for any other card. ``cells`` are those of the collection's own columns.
    """

    view: HitView
    name: tuple[Piece, ...]
    summary: Passage
    targets: Passage
    original: NamedView | None
    reposts: tuple[HitView, ...]
    opens: str
    cells: tuple[Cell, ...] = ()


def cards(hits: Sequence[Hit], searcher: Searcher, at: Addressing, t: Wording) -> list[Card]:
    """Return the cards of a page of hits, in order; a repost stands where its original does."""
    by_id = {hit.program.id: hit for hit in hits}
    reposts: dict[str, list[Hit]] = {}
    for hit in hits:
        if hit.program.repost_of in by_id:
            reposts.setdefault(str(hit.program.repost_of), []).append(hit)
    shown: dict[str, Hit] = {}
    for hit in hits:
        head = by_id.get(hit.program.repost_of or "", hit)
        shown.setdefault(head.program.id, head)
    firsts: dict[str, str] = {}
    for id, hit in shown.items():
        firsts.setdefault(_group(hit), id)
    opens = {id: group for group, id in firsts.items()}
    return [
        _card(hit, reposts.get(id, ()), opens.get(id, ""), searcher, at, t)
        for id, hit in shown.items()
    ]


def _group(hit: Hit) -> str:
    """Return the group that a hit belongs to; empty for one that has every word."""
    return "similar" if hit.similar else "partial" if hit.partial else ""


def _card(
    hit: Hit,
    reposts: Sequence[Hit],
    opens: str,
    searcher: Searcher,
    at: Addressing,
    t: Wording,
) -> Card:
    program = hit.program
    original = searcher.program(program.repost_of) if program.repost_of else None
    return Card(
        view=hit_view(hit, at),
        name=_name(hit),
        summary=passage(program.summary, hit.fragments.get("summary", ())),
        targets=passage(program.targets, hit.fragments.get("targets", ())),
        original=named_view(original, at),
        reposts=tuple(hit_view(repost, at) for repost in reposts),
        opens=opens,
        cells=card_cells(program, searcher.collection.columns, hit.fragments, t),
    )


def _name(hit: Hit) -> tuple[Piece, ...]:
    fragments = hit.fragments.get("name", ())
    return tuple(Piece(f.text, f.matched) for f in fragments) or (Piece(hit.program.name),)


def passage(text: str, fragments: Sequence[Fragment] = ()) -> Passage:
    """Return what a card shows of ``text``: its fragments, else its opening.

    Fragments say themselves, by an ellipsis, where text is left out.
    """
    if fragments:
        shown = tuple(piece for f in fragments for piece in pieces(f.text, f.matched))
        whole = "".join(fragment.text for fragment in fragments) == text
    else:
        whole = len(text) <= WHOLE
        shown = tuple(pieces(text)) if whole else (*pieces(text[:OPENING]), ELLIPSIS)
    return Passage(shown, () if whole else tuple(pieces(text)))


def program_pieces(view: ProgramView) -> dict[str, Any]:
    """Return a program page's summary and targets in pieces."""
    return {name: pieces(view[name]) for name in ("summary", "targets")}
