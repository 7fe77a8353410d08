"""A document as tables and the texts between them, whatever kind of file it was."""

from dataclasses import dataclass, field

from corpus.grid import Place

# A single row is a table where it has so many columns: headings, with the rest below a caption.
_ROW = 3


@dataclass(slots=True)
class TextCell:
    """A cell and the rows and columns that it spans, counted from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int
    text: str


@dataclass(slots=True)
class TextTable:
    """A table of texts: the places of its rows, its cells, where its columns begin and end.

    ``edges`` are measured from its left side, in whatever unit the file has.
    """

    places: list[Place]
    edges: list[float]
    cells: list[TextCell]

    @property
    def is_listing(self) -> bool:
        """Tell whether it has rows and columns, or is a row; else it is a frame around words."""
        return self.columns > 1 and (len(self.places) > 1 or self.columns >= _ROW)

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.edges) - 1

    def rows(self) -> list[list[TextCell]]:
        """Return the cells that begin in each row, from left to right, also the empty ones."""
        rows: list[list[TextCell]] = [[] for _ in self.places]
        for cell in sorted(self.cells, key=lambda cell: cell.left):
            rows[cell.top].append(cell)
        return rows


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text outside of all tables; ``is_heading`` where its file says that it is one."""

    text: str
    page: int | None
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at: the place (「3ページ5行目」), the text, what it is."""

    place: str
    value: str
    reason: str
    remedy: str


@dataclass(slots=True)
class Tally:
    """Where the characters of the pages went, spaces aside: none may get lost.

    ``seen`` is all that a reader of the pages sees; ``left`` were left out (readings, numbers of
    notes), ``repeated`` stand there once more (headings on every page), ``outside`` are those
    beside the tables. The others are in the tables.
    """

    seen: int = 0
    left: int = 0
    repeated: int = 0
    outside: int = 0


@dataclass(slots=True)
class Document:
    """Tables and paragraphs in the order of reading; ``pages`` is None where there are none.

    ``notes`` say in Japanese what was put together or left out on the way; ``tally`` counts the
    characters, None where the kind of file shows none that could get lost.
    """

    blocks: list[TextTable | Paragraph] = field(default_factory=list)
    pages: int | None = None
    notes: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    tally: Tally | None = None


def characters(text: str) -> int:
    """Return how many characters the text has, spaces aside."""
    return len("".join(text.split()))
