"""All values of a facet on a page of their own, found by a part of their names."""

from dataclasses import replace
from math import ceil

from flask import Blueprint, abort, render_template, request

from indexer.answer.facet_values import values_with
from indexer.query.query import DEFAULT_PER_PAGE, MAX_PER_PAGE
from webui.pages.listing import choice_of, facet_legend
from webui.request.address import facet_address, search_address
from webui.request.params import BadParameters, Problem, parse_text
from webui.request.query_params import FIND, arguments_of, parse_query
from webui.service.current import searcher, site, words

blueprint = Blueprint("facet", __name__)


@blueprint.get("/facets/<name>")
def values(name: str) -> str:
    """Return the values of a facet among the results of the address's query, to choose from.

    404 for a facet that the site does not show; raises BadParameters.
    """
    if name not in site().facets:
        abort(404)
    columns = searcher().collection.columns
    query = parse_query(request.args, columns, more=(FIND,))
    problems: list[Problem] = []
    text = parse_text(request.args, problems, FIND)
    if problems:
        raise BadParameters(problems)
    plain = replace(query, page=1, per_page=DEFAULT_PER_PAGE)
    found = values_with(searcher().search(replace(plain, per_page=1)).facets[name], text)
    first = (query.page - 1) * MAX_PER_PAGE
    shown = [choice_of(name, value, 0, words()) for value in found[first : first + MAX_PER_PAGE]]
    offered = {(name, choice.value) for choice in shown}
    pages = ceil(len(found) / MAX_PER_PAGE)
    return render_template(
        "facet.html",
        name=name,
        legend=facet_legend(name, columns, words()),
        find=text,
        total=len(found),
        choices=shown,
        # What is asked besides stays as it is, other choices of this facet among it.
        kept=[pair for pair in arguments_of(plain) if pair not in offered and pair[0] != "q"],
        asked=arguments_of(plain),
        page=query.page,
        previous=facet_address(name, plain, text, query.page - 1) if query.page > 1 else None,
        next=facet_address(name, plain, text, query.page + 1) if query.page < pages else None,
        back=search_address(plain),
        query=plain,
    )
