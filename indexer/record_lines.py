"""A record as a line of JSON: how a generation keeps it, and how an update compares it."""

import json
from dataclasses import fields
from operator import attrgetter

from corpus.record import Program

_NAMES = tuple(field.name for field in fields(Program))
_values = attrgetter(*_NAMES)
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_decode_from = json.JSONDecoder().raw_decode
# Every line begins so: the id is the first field.
_BEFORE_ID = len('{"id":')


def encode(program: Program) -> bytes:
    """A program as a line of the records' file; equal programs have equal lines."""
    return _encode(dict(zip(_NAMES, _values(program), strict=True))).encode() + b"\n"


def decode(line: bytes) -> Program:
    """The program of a line that ``encode`` made."""
    values = json.loads(line)
    for name in ("divisions", "keywords"):
        values[name] = tuple(values[name])
    return Program(**values)


def id_of(line: bytes) -> str:
    """The id of the program of a line, ten times faster than ``decode``."""
    found: str = _decode_from(line.decode(), _BEFORE_ID)[0]
    return found
