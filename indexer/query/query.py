"""What a searcher asks for, as a value. The words inside ``text`` are read by ``parser``."""

from dataclasses import dataclass
from typing import Literal, get_args

Sort = Literal["relevance", "plan"]
SORTS: tuple[Sort, ...] = get_args(Sort)

# Longest query text. Whole questions have 20 to 60 characters; nobody types 200. The words need no
# limit of their own: 100 of one character each, the most that fit, are evaluated in some 0.1 s on
# the shipped plan, and a paragraph somebody pastes is answered rather than refused.
MAX_TEXT = 200
# A browser shows 10; exports ask for everything in one page.
DEFAULT_PER_PAGE = 10
MAX_PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class Query:
    """One search: text, filters, order and page.

    Several values of one filter mean any of them; filters among each other mean all of them.
    ``page`` counts from 1. A page behind the last one has no hits.
    """

    text: str = ""
    departments: tuple[str, ...] = ()
    divisions: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    new_only: bool = False
    sort: Sort = "relevance"
    page: int = 1
    per_page: int = DEFAULT_PER_PAGE
