"""A program: one row of a public body's list of programs (施策・事業)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Program:
    """One program, its text exactly as the source has it (only the layout of the source is gone).

    ``id`` is any URL-safe string, unique and stable within a collection. Texts that the source
    does not have are empty strings; ``repost_of`` is None unless the program is a repost
    （再掲）. ``source_page`` is the page of the document that has it, ``source_row`` the row of the
    page's tables, both counted from 1, None where unknown. ``extra`` are the cells of further
    columns that have a text, each with its heading, in the order of the collection's columns.
    """

    id: str
    area: str
    number: int | None
    name: str
    summary: str = ""
    targets: str = ""
    department: str = ""
    divisions: tuple[str, ...] = ()
    is_new: bool = False
    repost_of: str | None = None
    keywords: tuple[str, ...] = ()
    url: str = ""
    source_page: int | None = None
    source_row: int | None = None
    extra: tuple[tuple[str, str], ...] = ()

    def text_of(self, heading: str) -> str:
        """Return the text of a further column; empty where the program has none."""
        return next((text for own, text in self.extra if own == heading), "")
