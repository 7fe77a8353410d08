"""A record as a line of JSON, which a generation keeps, and as a digest, which updates compare."""

import json
import marshal
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import overload

import orjson

from corpus.record import Program

# Bytes of a digest: by chance two of 2 ** 64 records would have the same one.
DIGEST_SIZE = 16
_NAMES = tuple(field.name for field in fields(Program))
_values = attrgetter(*_NAMES)
_encode_slowly = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_decode_from = json.JSONDecoder().raw_decode
# Every line begins so: the id is the first field.
_BEFORE_ID = len('{"id":')
# What may be a number of more than 64 bits, of which orjson makes a float.
_INTEGERS = ("number", "source_page", "source_row")
# Lone surrogates come back as they are.
_ANY = "surrogatepass"
# From version 3 on, what marshal makes of equal values depends on which objects are the same.
_MARSHAL_VERSION = 2


def encode(program: Program) -> bytes:
    """A program as a line of the records' file; equal programs have equal lines."""
    record = dict(zip(_NAMES, map(_copied, _values(program)), strict=True))
    try:
        # What orjson returns has room left, which nobody else could use; a copy has none.
        return orjson.dumps(record) + b"\n"
    except TypeError:
        # A number of more than 64 bits.
        return _encode_slowly(record).encode() + b"\n"


def _copied(value: object) -> object:
    """A text as one of its own: what orjson makes of one in UTF-8 stays with it as long as it."""
    if not isinstance(value, str) or value.isascii():  # which is in UTF-8 as it stands
        return value
    return value.encode(errors=_ANY).decode(errors=_ANY)


def decode(line: bytes) -> Program:
    """The program of a line that ``encode`` made."""
    values = orjson.loads(line)
    if any([type(values.get(name)) is float for name in _INTEGERS]):
        values = json.loads(line)
    for name in ("divisions", "keywords"):
        values[name] = tuple(values[name])
    values["extra"] = tuple(map(tuple, values.get("extra", ())))
    return Program(**values)


def id_of(line: bytes) -> str:
    """The id of the program of a line, ten times faster than ``decode``."""
    found: str = _decode_from(line.decode(), _BEFORE_ID)[0]
    return found


def name_of(line: bytes) -> str:
    """The name of the program of a line, several times faster than ``decode``."""
    found: str = orjson.loads(line)["name"]
    return found


class Digests(Sequence[bytes]):
    """Digests one behind the other, in a fifth of what a list of them takes."""

    def __init__(self, joined: bytes) -> None:
        self.joined = joined

    def __len__(self) -> int:
        return len(self.joined) // DIGEST_SIZE

    @overload
    def __getitem__(self, place: int) -> bytes: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[bytes]: ...
    def __getitem__(self, place: int | slice) -> bytes | Sequence[bytes]:
        numbers = range(len(self))[place]
        if isinstance(numbers, range):
            return [self[number] for number in numbers]
        return self.joined[numbers * DIGEST_SIZE : (numbers + 1) * DIGEST_SIZE]

    def __iter__(self) -> Iterator[bytes]:
        # A fifth of what it takes to get them one by one: an update looks at all of them.
        joined = self.joined
        return (joined[at : at + DIGEST_SIZE] for at in range(0, len(joined), DIGEST_SIZE))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Digests) and self.joined == other.joined

    def __hash__(self) -> int:
        return hash(self.joined)


def digests(programs: Iterable[Program]) -> Digests:
    """DIGEST_SIZE bytes for each program, which equal ones share and others do not.

    Faster than ``encode``: an update does this to every program of the collection.
    """
    # Who only searches does without it, and without the library that it loads.
    from hashlib import sha256

    size, dumps, version = DIGEST_SIZE, marshal.dumps, _MARSHAL_VERSION
    joined = bytearray()
    for values in map(_values, programs):
        joined += sha256(dumps(values, version)).digest()[:size]
    return Digests(bytes(joined))


@dataclass(frozen=True, slots=True)
class Records:
    """Records as they are kept: a line and a digest each, in the order of the plan."""

    lines: Sequence[bytes]
    digests: Sequence[bytes]

    @classmethod
    def of(cls, programs: Sequence[Program]) -> "Records":
        """The records of programs, encoded now."""
        return cls([encode(program) for program in programs], digests(programs))

    @classmethod
    def decoded(cls, lines: Sequence[bytes]) -> "Records":
        """The records of a generation that has no digests. Raises ValueError, KeyError, TypeError
        for lines that are no records."""
        return cls(lines, digests(map(decode, lines)))
