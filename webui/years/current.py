"""The years of the request's generation, and which two of them an address compares."""

from collections.abc import Sequence, Set
from dataclasses import replace
from weakref import WeakKeyDictionary

from flask import abort, request

from corpus import Comparison, Program, Threads
from webui.request.engine import Searcher
from webui.request.params import BadParameters, Problem, bad_value, name_problems
from webui.service.current import searcher

PARAMETERS = ("from", "to")


# The threads of each generation that is served, as long as it is.
_THREADS: WeakKeyDictionary[Searcher, Threads] = WeakKeyDictionary()


def threads() -> Threads:
    """Return the threads of the request's generation; 404 where that has one year."""
    found = threads_of(searcher())
    if found is None:
        abort(404)
    return found


def threads_of(searcher: Searcher) -> Threads | None:
    """Return the threads of a generation, worked out once; None where it has one year."""
    if not searcher.collection.years:
        return None
    if searcher not in _THREADS:
        hidden = {one.heading for one in searcher.collection.columns if not one.is_public}
        programs = (_without(program, hidden) for program in searcher.programs)
        _THREADS[searcher] = Threads(programs, searcher.collection.links)
    return _THREADS[searcher]


def _without(program: Program, hidden: Set[str]) -> Program:
    """Return the program without the texts of columns that are for the staff alone."""
    if hidden.isdisjoint(dict(program.extra)):
        return program
    return replace(program, extra=tuple(cell for cell in program.extra if cell[0] not in hidden))


def comparison(more: Sequence[str] = (), *, strict: bool) -> Comparison:
    """Return the two years that the address compares, by default the newest with the one before.

    Raises BadParameters.
    """
    known = threads()
    problems = name_problems(request.args, (*PARAMETERS, *more), (), strict=strict)
    last = _year("to", known.years[-1], known.years, problems)
    earlier = [year for year in known.years if year < last]
    first = _year("from", earlier[-1] if earlier else known.years[0], known.years, problems)
    if not problems and first >= last:
        message, english = "from は to より前の年度にしてください。", "Give an earlier year."
        problems.append(Problem("from", message, english))
    if problems:
        raise BadParameters(problems)
    return Comparison(known, first, last)


def _year(name: str, default: int, known: Sequence[int], problems: list[Problem]) -> int:
    text = request.args.get(name, "").strip()
    if not text:
        return default
    if text in map(str, known):
        return int(text)
    choices = [*map(str, known)]
    wanted = f"{'、'.join(choices)} のどれかを指定してください。"
    problems.append(bad_value(name, text, wanted, f"one of {', '.join(choices)}"))
    return default
