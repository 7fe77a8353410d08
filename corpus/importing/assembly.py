"""What rows alone do not say: ids, originals of reposts, what the present programs have."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import Any

from corpus import columns
from corpus.collection import Collection
from corpus.errors import Problem
from corpus.importing import repair
from corpus.importing.conversion import Draft
from corpus.importing.damage import restored, suspicious_mark
from corpus.importing.headings.own_columns import replaced
from corpus.importing.identity import with_ids
from corpus.importing.matching import FIELDS
from corpus.importing.repair import Repair
from corpus.importing.shared_ids import shared_ids, told
from corpus.record import Program
from corpus.sources.source import Source
from corpus.text.marks import REPOST_MARK

# The columns whose text can lose characters, with the field of a program that they fill.
_TEXT_FIELDS = {
    columns.AREA: "area",
    columns.NAME: "name",
    columns.SUMMARY: "summary",
    columns.TARGETS: "targets",
    columns.DEPARTMENT: "department",
}
# All that a file may lack.
_FIELDS = {
    **_TEXT_FIELDS,
    columns.NUMBER: "number",
    columns.NEW: "is_new",
    columns.REPOST_OF: "repost_of",
    columns.DIVISION: "divisions",
    columns.KEYWORDS: "keywords",
    columns.URL: "url",
}


_SHOWN_CANDIDATES = 3


class Assembly:
    """Completes the programs of a file with what the file alone does not say."""

    def __init__(
        self,
        file: str,
        source: Source,
        drafts: Sequence[Draft],
        present: Sequence[Program],
        collection: Collection,
    ) -> None:
        self.repairs: list[Repair] = []
        self.problems: list[Problem] = []
        self._file = file
        self._source = source
        self._encoding = source.encoding
        self._missing = [_FIELDS[column] for column in source.missing if column in _FIELDS]
        self._replaced = replaced(source)
        self._drafts = drafts
        self._present = present
        self._collection = collection

    def programs(self) -> tuple[Program, ...]:
        """Return the programs in the order of the rows."""
        originals = {d.program.name for d in self._drafts if not d.is_repost}
        named = [self._without_mark(draft, originals) for draft in self._drafts]
        known = {*FIELDS} - set(self._missing)
        shared = shared_ids(self._source, self._drafts)
        named = [replace(p, id="") if n in shared else p for n, p in enumerate(named)]
        programs, unclear = with_ids(named, self._present, self._collection, known, shared)
        self.problems += told(self._file, self._drafts, programs, shared)
        for place, candidates in unclear.items():
            self._ask(self._drafts[place], candidates)
        present = _Known(self._present)
        completed = (
            self._completed(*pair, present) for pair in zip(self._drafts, programs, strict=True)
        )
        return self._with_originals(list(completed))

    def _ask(self, draft: Draft, candidates: Sequence[Program]) -> None:
        """Ask which of the present programs a row is: guessing would exchange their addresses."""
        shown = "、".join(_described(program) for program in candidates[:_SHOWN_CANDIDATES])
        rest = f"ほか{len(candidates) - _SHOWN_CANDIDATES}件" * (
            len(candidates) > _SHOWN_CANDIDATES
        )
        reason = f"同じ名称の今の施策（{shown}{rest}）のどれにあたるか、決められません。"
        remedy = (
            "表に「ID」の列を加え、今の施策ならそのIDを、新しい施策なら新しいIDを書いてください。"
        )
        row = draft.row
        value, cell = draft.program.name, row.cells.get(columns.NAME, "")
        self.problems.append(
            Problem(self._file, row.number, columns.NAME, value, reason, remedy, cell=cell)
        )

    def _without_mark(self, draft: Draft, originals: set[str]) -> Program:
        """Return the program without （再掲） in its name, where its original is in the file."""
        if not draft.is_repost:
            return draft.program
        name = REPOST_MARK.sub("", draft.program.name).strip()
        return replace(draft.program, name=name) if name in originals else draft.program

    def _with_originals(self, programs: Sequence[Program]) -> tuple[Program, ...]:
        """Return the programs, those marked as reposts with the id of their original."""
        drafts = zip(self._drafts, programs, strict=True)
        originals = {
            (p.text_of(columns.YEAR), p.name): p.id
            for d, p in drafts
            if not d.is_repost and p.repost_of is None
        }
        return tuple(map(self._with_original, self._drafts, programs, [originals] * len(programs)))

    def _with_original(
        self, draft: Draft, program: Program, originals: Mapping[tuple[str, str], str]
    ) -> Program:
        if not draft.is_repost or program.repost_of is not None:
            return program
        original = originals.get((program.text_of(columns.YEAR), program.name))
        if original is None:
            reason = "再掲の印がありますが、もとの施策が見つかりません。"
            remedy = "もとの施策のIDを「再掲元ID」に書いてください。"
            self._warn(draft, columns.NAME, program.name, reason, remedy)
            return program
        self._note(draft, columns.REPOST_OF, draft.program.name, original, repair.REPOST)
        return replace(program, repost_of=original)

    def _completed(self, draft: Draft, program: Program, known: "_Known") -> Program:
        """Return the program with what its present state has and the file cannot say."""
        present = known.of(program)
        if present is not None:
            kept = {field: getattr(present, field) for field in self._missing}
            kept["extra"] = _merged_extra(program, present, {*draft.row.cells, *self._replaced})
            program = replace(program, **kept)
            if program == present:
                return present  # Two of each, of 100,000, would be too much memory.
        if self._encoding == "cp932":
            program = self._mended(draft, program, present)
        return program

    def _mended(self, draft: Draft, program: Program, present: Program | None) -> Program:
        """Return the program with the characters that CP932 lost; warn where there may be some."""
        mended: dict[str, Any] = {}
        for column, field in _TEXT_FIELDS.items():
            text = getattr(program, field)
            whole = restored(text, getattr(present, field)) if present else text
            if whole != text:
                mended[field] = whole
                self._note(draft, column, text, whole, repair.QUESTION_MARKS)
            elif (place := suspicious_mark(text)) is not None:
                reason = "文字が「?」に置き換わったように見えます。"
                remedy = "もとの資料と比べ、失われた文字を入れ直してください。"
                around = text[max(0, place - 5) : place + 6]
                self._warn(draft, column, around, reason, remedy)
        return replace(program, **mended) if mended else program

    def _note(self, draft: Draft, column: str, before: str, after: str, kind: str) -> None:
        cell = draft.row.cells.get(column) or draft.row.cells.get(columns.NAME, "")
        self.repairs.append(Repair(draft.row.number, column, cell, before, after, kind))

    def _warn(self, draft: Draft, column: str, value: str, reason: str, remedy: str) -> None:
        cell = draft.row.cells.get(column, "")
        self.problems.append(
            Problem(self._file, draft.row.number, column, value, reason, remedy, "warning", cell)
        )


def _merged_extra(
    program: Program, present: Program, given: Set[str]
) -> tuple[tuple[str, str], ...]:
    """Return the further cells, those of columns that are not ``given`` as they are at present."""
    own = dict(program.extra)
    kept = [cell for cell in present.extra if cell[0] not in given and cell[0] not in own]
    return (*program.extra, *kept)


def _described(program: Program) -> str:
    units = "・".join(filter(None, [program.department, *program.divisions]))
    return f"{program.id} {units or program.area or program.summary[:10]}".strip()


class _Known:
    """The present programs, found by id, else by a name that only one of them has, else by name,
    department and divisions.
    """

    def __init__(self, present: Sequence[Program]) -> None:
        self._by_id = {program.id: program for program in present}
        originals = [program for program in present if program.repost_of is None]
        counts = Counter(program.name for program in originals)
        self._by_name = {p.name: p for p in originals if counts[p.name] == 1}
        units = Counter(map(_unit, originals))
        self._by_unit = {_unit(p): p for p in originals if units[_unit(p)] == 1}

    def of(self, program: Program) -> Program | None:
        """Return the program's present state; None for a new one."""
        found = self._by_id.get(program.id) or self._by_name.get(program.name)
        return found or self._by_unit.get(_unit(program))


def _unit(program: Program) -> tuple[str, ...]:
    return (program.name, program.department, *program.divisions)
