"""The results of a search as text for a terminal, in Japanese."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence

import click

from corpus.columns import Column, unit_behind
from corpus.record import Program
from indexer.answer.results import Facet, FacetName, FacetValue, Fragment, Hit, SearchResults
from indexer.query.parser import parse
from indexer.query.query import Query

# What of a summary is shown where nothing in it matched: a line or two of a terminal.
_OPENING = 80
# How many values of a facet are shown, the most frequent first.
_FACET_VALUES = 6
_INDENT = "    "
# What a shell takes for something else than a part of a word.
_SPECIAL = re.compile(r"[^\w=.-]")
# Said where somebody asked for nothing but signs and operators.
_SYNTAX = (
    "探すことばがありません。ことばは空白で区切って並べます。"
    '"…" か 「…」 で囲むと続いたことば、前に - を付けると除くことば、OR でどちらか、になります。'
)
_FACETS: dict[FacetName, str] = {
    "department": "部局",
    "division": "担当課",
    "area": "施策の展開方向",
    "new": "新規",
}

Facets = Mapping[FacetName, Facet]


def render_results(
    query: Query, results: SearchResults, all_facets: Callable[[], Facets] = dict
) -> str:
    """The hits of a page with what surrounds them; what matched is bold.

    ``all_facets`` gives those of the whole collection; it is asked where a filter has none of them.
    """
    lines = [_heading(query, results), *_hints(query, results, all_facets), ""]
    first = (query.page - 1) * query.per_page + 1
    for number, hit in enumerate(results.hits, first):
        if hit.partial and not hit.similar and number == results.complete + 1 and results.complete:
            lines += ["── ここから先は、一部の語だけが当てはまる施策です ──", ""]
        if hit.similar and number == results.total + 1:
            lines += ["── ここから先は、語を含まず、上の施策に内容が似た施策です ──", ""]
        lines += [*_hit(number, hit, results.columns), ""]
    lines += _facets(results) if results.total > 1 else []
    lines += _more(query, results)
    return "\n".join(lines).rstrip()


def _heading(query: Query, results: SearchResults) -> str:
    asked = f"「{_one_line(query.text)}」: " if query.text.strip() else ""
    if not results.total:
        return f"{asked}当てはまる施策はありません。"
    if query.text and not results.complete:
        return f"{asked}{results.total:,}件。すべての語が当てはまる施策はありません。"
    similar = f"・似た施策 {results.similar:,}件" if results.similar else ""
    matching = f"{asked}{results.total:,}件"
    if results.complete < results.total:
        matching += f"（すべての語が当てはまるもの {results.complete:,}件）"
    return matching + similar


def _hints(query: Query, results: SearchResults, all_facets: Callable[[], Facets]) -> Iterator[str]:
    """Ways out: how to ask, another spelling, words to leave away, values that a filter has."""
    if query.text.strip() and not parse(query.text):
        yield _SYNTAX
    if results.suggestion:
        label = "次のことばで検索しました" if results.corrected else "もしかして"
        yield f"{label}: {results.suggestion}"
    if results.missing:
        yield f"検索する項目のどこにもない語: {'、'.join(results.missing)}"
    if query.new_only and not any(value.count for value in results.facets["new"]):
        yield "新規の施策には当てはまりません。--new を外してみてください。"
    for name, values in results.facets.items():
        if name == "new":
            continue
        label = _FACETS.get(name, name)
        unknown = [_one_line(v.value) for v in values if v.selected and not v.count]
        if unknown:
            others = _counts([value for value in values if value.count]) or "なし"
            yield f"{label}「{'」「'.join(unknown)}」には当てはまりません。ほかの{label}: {others}"
            yield from _of_other_facets(name, unknown, all_facets())


def _of_other_facets(name: FacetName, unknown: Sequence[str], everywhere: Facets) -> Iterator[str]:
    """How to narrow by values that this facet does not have and another one has."""
    for value in unknown:
        having = [one for one, facet in everywhere.items() if value in _names(facet)]
        if name not in having:
            for other in having:
                yield f"「{value}」は{_FACETS.get(other, other)}です: {_option(other, value)}"


def _names(facet: Facet) -> set[str]:
    return {one.value for one in facet}


def _option(name: FacetName, value: str) -> str:
    """The option that narrows by a value, as it is typed."""
    if name in _FACETS:
        return f"--{name} {_quoted(value)}"
    return f"--facet {_quoted(f'{name}={value}')}"


def _quoted(value: str) -> str:
    """The value as a shell takes it for one word, on Windows too."""
    text = _one_line(value)
    return f'"{text}"' if _SPECIAL.search(text) else text


def _hit(number: int, hit: Hit, columns: Sequence[Column]) -> Iterator[str]:
    program = hit.program
    name = _marked(hit.fragments["name"]) or _one_line(program.name)
    yield f"{number:>2}. {name}{'【新規】' if program.is_new else ''}"
    yield f"{_INDENT}{program.id}  {_place(program)}"
    yield from (f"{_INDENT}{text}" for text in _passages(hit))
    if own := [*_cells(hit, columns)]:
        yield _INDENT + " / ".join(own)
    if hit.because:
        yield f"{_INDENT}一致: {'、'.join(hit.because)}"


def _place(program: Program) -> str:
    repost = f"（再掲。もとは {program.repost_of}）" if program.repost_of else ""
    office = " ".join((program.department, *program.divisions))
    return " / ".join(text for text in (office, program.area) if text) + repost


def _cells(hit: Hit, columns: Sequence[Column]) -> Iterator[str]:
    """The cells of the collection's own columns that a list of results shows."""
    for column in columns:
        text = hit.program.text_of(column.heading)
        if text and column.shown == "card":
            marked = _marked(hit.fragments.get(column.heading, ()))
            unit = unit_behind(column, text, column.label.ja)
            yield f"{column.label.ja}: {marked or _one_line(text)}{unit}"


def _passages(hit: Hit) -> Iterator[str]:
    """What matched of summary and targets; the summary's opening where nothing did."""
    program = hit.program
    matched = [
        _window(hit.fragments[name], text)
        for name, text in (("summary", program.summary), ("targets", program.targets))
        if hit.fragments[name]
    ]
    if matched:
        yield from matched
    elif program.summary:
        opening = program.summary[:_OPENING]
        yield _one_line(opening) + ("…" if opening != program.summary else "")


def _window(fragments: Sequence[Fragment], text: str) -> str:
    """The fragments, with an ellipsis where they do not reach the text's ends."""
    shown = "".join(fragment.text for fragment in fragments)
    before = "" if text.startswith(shown) else "…"
    after = "" if text.endswith(shown) else "…"
    return before + _marked(fragments) + after


def _marked(fragments: Sequence[Fragment]) -> str:
    return "".join(
        click.style(_one_line(fragment.text), bold=True)
        if fragment.matched
        else _one_line(fragment.text)
        for fragment in fragments
    )


def _one_line(text: str) -> str:
    """The text without line breaks, and without anything a terminal would obey.

    Spaces stay as they are written, ideographic ones above all: they are no part of that.
    """
    return "".join(
        char if char.isprintable() or unicodedata.category(char) == "Zs" else " " for char in text
    )


def _facets(results: SearchResults) -> Iterator[str]:
    own = [column.heading for column in results.columns if column.kind == "facet"]
    for name in ("department", "area", *own):
        counts = _counts(results.facets[name])
        if counts:
            yield f"{_FACETS.get(name, name)}: {counts}"


def _counts(values: Sequence[FacetValue]) -> str:
    by_count = sorted(values, key=lambda value: -value.count)
    shown = "、".join(f"{value.value} {value.count:,}" for value in by_count[:_FACET_VALUES])
    more = len(values) - _FACET_VALUES
    return f"{shown} ほか{more:,}" if more > 0 else shown


def _more(query: Query, results: SearchResults) -> Iterator[str]:
    """Where the page stands among the others."""
    first = (query.page - 1) * query.per_page
    last = first + len(results.hits)
    if results.total and not results.hits:
        pages = -(-results.listed // query.per_page)
        yield f"{query.page:,}ページ目はありません。最後は --page {pages} です。"
    elif last < results.listed:
        shown = f"{first + 1:,}" if last == first + 1 else f"{first + 1:,}～{last:,}"
        yield f"{shown}件目。続き: --page {query.page + 1}"
