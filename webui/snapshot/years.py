"""Years of a plan in files: every two years compared, and links to that where a server is asked."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from webui.snapshot.addresses import COMPARISONS

# A form asks a server for two years.
_FORM_BEGINS = '<form action="/years"'
_FORM = re.compile(rf"{_FORM_BEGINS}.*?</form>", re.S)
_OPTION = re.compile(r"<option[^>]*>(\d+)</option>")


def years_addresses(years: Sequence[int]) -> Iterator[str]:
    """The addresses of every two years compared; none of a collection of one year."""
    if not years:
        return
    yield "/years"
    for query in _queries(years):
        yield from (f"{path}?{query}" for path in COMPARISONS)


def with_links(text: str) -> str:
    """A page with a link to every two years in place of the form that asks for them."""
    if _FORM_BEGINS not in text:
        return text
    return _FORM.sub(lambda form: _links({int(one) for one in _OPTION.findall(form[0])}), text)


def _links(years: Iterable[int]) -> str:
    links = (
        f'<li><a href="/years?{query}">{" → ".join(re.findall("[0-9]+", query))}</a></li>'
        for query in _queries(years)
    )
    return f'<ul class="links">{"".join(links)}</ul>'


def _queries(years: Iterable[int]) -> Iterator[str]:
    for first, last in combinations(sorted(years), 2):
        yield f"from={first}&to={last}"
