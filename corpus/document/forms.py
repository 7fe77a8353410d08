"""Forms, one program each, to a table of programs: labels at the left, what they say at the right.

A program begins where the label of its name, or the form's first label, comes again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus import columns
from corpus.document.blocks import Paragraph, Remark, TextCell, TextTable, characters
from corpus.document.heading import Meanings, assigned, find_heading
from corpus.grid import Place

# A form has so many labels that are known, the name among them.
_LEAST_KNOWN = 3

Block = TextTable | Paragraph


@dataclass(slots=True)
class _Form:
    """The texts of one program by their labels, in their order, and where it begins."""

    place: Place
    texts: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Forms:
    """The blocks of a document, all forms put into one table in place of the first of them.

    ``read`` counts the characters of the forms that are in that table, or are its labels;
    ``remarks`` name the texts of forms that are not.
    """

    blocks: list[Block]
    table: TextTable | None = None
    read: int = 0
    remarks: list[Remark] = field(default_factory=list)


def find_forms(blocks: Sequence[Block], meanings: Meanings) -> Forms:
    """Return the forms; none where the document has a list of programs."""
    tables = [block for block in blocks if isinstance(block, TextTable)]
    headings = (find_heading(table, meanings) for table in tables)
    if any(heading is not None and heading.is_of_programs for heading in headings):
        return Forms(list(blocks))
    reader = _Reader(meanings)
    for table in tables:
        reader.read(table)
    forms = [form for form in reader.forms if reader.is_program(form)]
    if not forms:
        return Forms(list(blocks))
    first = next(n for n, block in enumerate(blocks) if id(block) in reader.used)
    rest: list[Block] = [block for block in blocks if id(block) not in reader.used]
    table = _table(forms)
    rest.insert(first, table)
    return Forms(rest, table, reader.count, reader.remarks)


class _Reader:
    """Reads label and text, label and text, and parts the programs."""

    def __init__(self, meanings: Meanings) -> None:
        self.forms: list[_Form] = []
        self.used: set[int] = set()
        self.count = 0
        self.remarks: list[Remark] = []
        self._meanings = meanings
        self._first = ""
        self._seen: set[int] = set()
        # A label whose text stands in the next row, perhaps on the next page.
        self._waiting: TextCell | None = None
        self._last = ""

    def is_program(self, form: _Form) -> bool:
        """Tell whether so much of it is known that it is a program's."""
        fields = assigned({n: [label] for n, label in enumerate(form.texts)}, self._meanings)
        return columns.NAME in fields.values() and len(fields) >= _LEAST_KNOWN

    def read(self, table: TextTable) -> None:
        """Read a table's pairs; one that has no label that is known is no form."""
        self._seen = set()
        is_awaited = self._waiting is not None
        pairs = list(self._pairs(table))
        is_known = any(self._meanings(label) or self._is_rest(label) for label, _, _ in pairs)
        if not (is_awaited or is_known):
            return
        self.used.add(id(table))
        self._count(table)
        for label, text, place in pairs:
            self._first = self._first or label
            is_new = label == self._first or self._is_name(label)
            if not self.forms or (is_new and self._has(label)):
                self.forms.append(_Form(place))
            texts = self.forms[-1].texts
            if not label or self._is_rest(label):
                # A page broke the row: its text goes on, and perhaps its label.
                before, self._last = self._last, self._last + label
                texts[self._last] = texts.pop(before, "") + text
                continue
            self._last = label
            if label in texts and text:
                texts[label] = f"{texts[label]}\n{text}" if texts[label] else text
            else:
                texts.setdefault(label, text)

    def _count(self, table: TextTable) -> None:
        """Count what was read of the table, and name what was not."""
        for cell in table.cells:
            if id(cell) in self._seen:
                self.count += characters(cell.text)
            elif cell.text:
                place = str(table.places[cell.top])
                reason, remedy = "見出しの分からない文です。読みません。", "原典と比べてください。"
                self.remarks.append(Remark(place, cell.text, reason, remedy))

    def _is_name(self, label: str) -> bool:
        return next(iter(self._meanings(label)), None) == columns.NAME

    def _is_rest(self, label: str) -> bool:
        """Tell whether only the label before and this one together are one that is known."""
        halves = self._meanings(self._last) or self._meanings(label)
        return not halves and bool(self._meanings(self._last + label))

    def _has(self, label: str) -> bool:
        """Tell whether the program at hand has that label, or another one for the name."""
        texts = self.forms[-1].texts
        return label in texts or (self._is_name(label) and any(map(self._is_name, texts)))

    def _pairs(self, table: TextTable) -> Iterator[tuple[str, str, Place]]:
        """Yield label, text and place; a label in a row of its own has its text below."""
        for number, row in enumerate(table.rows()):
            place = table.places[number]
            cells = list(row)
            waiting, self._waiting = self._waiting, None
            if waiting is not None and len(cells) == 1:
                self._seen.add(id(cells[0]))
                yield _label(waiting), cells[0].text, place
            elif len(cells) == 1 and self._meanings(cells[0].text):
                self._waiting = cells[0]
                self._seen.add(id(cells[0]))
            else:
                yield from self._beside(cells, place)

    def _beside(self, cells: Sequence[TextCell], place: Place) -> Iterator[tuple[str, str, Place]]:
        """Yield the pairs of a row: every other cell is a label where their number is even."""
        known = [bool(self._meanings(cell.text)) for cell in cells]
        if len(cells) > 2 and all(known):
            return  # The headings of a list.
        number = 0
        while number + 1 < len(cells):
            label, text = cells[number], cells[number + 1]
            is_pair = len(cells) % 2 == 0 or (known[number] and not known[number + 1])
            # A page parts a row in two: the second one has no label.
            goes_on = len(cells) == 2 and bool(text.text)
            if is_pair and (label.text or goes_on):
                self._seen |= {id(label), id(text)}
                yield _label(label), text.text, place
            number += 2 if is_pair else 1


def _label(cell: TextCell) -> str:
    return "".join(cell.text.split())


def _table(forms: Sequence[_Form]) -> TextTable:
    """Return the programs as rows below their labels."""
    labels = list(dict.fromkeys(label for form in forms for label in form.texts))
    cells = [TextCell(0, column, 0, column, label) for column, label in enumerate(labels)]
    for row, form in enumerate(forms, start=1):
        cells += [
            TextCell(row, column, row, column, form.texts.get(label, ""))
            for column, label in enumerate(labels)
        ]
    places = [forms[0].place, *(form.place for form in forms)]
    return TextTable(places, [float(n) for n in range(len(labels) + 1)], cells)
