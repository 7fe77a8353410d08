"""links.csv, written: proposals and answers, the file before kept for good."""

from collections.abc import Iterable, Sequence
from csv import writer
from io import StringIO
from pathlib import Path

from corpus.importing.writing import keep
from corpus.record import Program
from corpus.text.encoding import is_there, read_bytes
from corpus.text.formulas import harmless
from corpus.writer import write_atomically
from corpus.years.changes import states_between
from corpus.years.link import Link
from corpus.years.links_file import FILE, HEADINGS, answers_of_others, links_cells
from corpus.years.threads import Threads


def write_links(directory: Path, programs: Sequence[Program], links: Iterable[Link]) -> Path | None:
    """Write the links for a spreadsheet and return where; None where the file has them already.

    Answers about programs that are not there stay below them.
    Raises OSError where the disk is full or not writable; the file then is as it was.
    """
    listed = [*links]
    by_id = {program.id: program for program in programs}
    threads = Threads(programs)
    states = {
        one: "・".join(states_between(by_id[one.before], by_id[one.after], threads))
        for one in listed
    }
    out = StringIO(newline="")
    rows = writer(out, lineterminator="\r\n")
    rows.writerow(HEADINGS)
    rows.writerows(map(harmless, cells) for cells in links_cells(listed, by_id, states))
    path = directory / FILE
    rows.writerows(map(harmless, cells) for cells in answers_of_others(path, by_id))
    content = ("\ufeff" + out.getvalue()).encode("utf-8", "surrogatepass")
    present = read_bytes(path) if is_there(path) else None
    if content == present:
        return None
    if present is not None:
        keep(path, present)
    write_atomically(path, content)
    return path
