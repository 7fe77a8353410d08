"""Ids that several rows have: a cell of numbers merged over two programs, sheets numbered alike.

A column that has a number twice in so many cells is one of one's own, and no column of ids.

Only in a column that is called otherwise in the list (管理番号, 事業コード): who writes an id in
our own column means one program by it, and has to say which.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from corpus import columns
from corpus.errors import Problem
from corpus.importing.conversion import Draft
from corpus.record import Program
from corpus.sources.source import Source
from corpus.text.characters import heading_key


def shared_ids(source: Source, drafts: Sequence[Draft]) -> dict[int, str]:
    """Return the id of each draft that has it in common with another, by its place."""
    heading = next((one.heading for one in source.columns if one.field == columns.ID), columns.ID)
    if heading_key(heading) == heading_key(columns.ID):
        return {}
    counts = Counter(draft.program.id for draft in drafts)
    return {
        place: draft.program.id
        for place, draft in enumerate(drafts)
        if draft.program.id and counts[draft.program.id] > 1
    }


def told(
    file: str, drafts: Sequence[Draft], programs: Sequence[Program], shared: Mapping[int, str]
) -> Iterator[Problem]:
    """Yield a warning for each program that got another id than its row has."""
    rows: dict[str, list[int]] = {}
    for place, id_ in shared.items():
        rows.setdefault(id_, []).append(place)
    for place, id_ in shared.items():
        made, row = programs[place].id, drafts[place].row
        if made != id_:
            others = [drafts[other].row.number for other in rows[id_] if other != place]
            reason = f"{others[0]}行と同じ番号です（結合したセルなど）。IDは「{made}」とします。"
            remedy = "同じ施策なら、一行にまとめてください。"
            cell = row.cells.get(columns.ID, "")
            yield Problem(file, row.number, columns.ID, id_, reason, remedy, "warning", cell)
